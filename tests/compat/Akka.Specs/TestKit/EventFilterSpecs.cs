using System.Text.RegularExpressions;
using Akka.Event;
using Akka.Specs.Support;
using Shouldly;
using Xunit.Sdk;

namespace Akka.Specs.TestKit;

public class EventFilterSpecs : ActorSpec
{
    private ILoggingAdapter Source => Logging.GetLogger(Sys, "src");

    [Fact]
    public void By_text()
    {
        EventFilter.Info("hello world").ExpectOne(() => Source.Info("hello world"));
        EventFilter.Info(start: "hello").ExpectOne(() => Source.Info("hello world"));
        EventFilter.Info(contains: "lo wo").ExpectOne(() => Source.Info("hello world"));
        EventFilter.Info(new Regex("w.rld$")).ExpectOne(() => Source.Info("hello world"));
        EventFilter.Warning("hello").Expect(0, Short, () => Source.Info("hello"));
    }

    [Fact]
    public void By_source()
    {
        EventFilter.Info(source: "src (akka://test)").ExpectOne(() => Source.Info("x"));
        EventFilter.Info(source: "src").Expect(0, Short, () => Source.Info("x"));
    }

    [Fact]
    public void By_exception_or_its_base()
    {
        EventFilter.Exception<BoomException>("x").ExpectOne(() => Source.Error(new BoomException("x"), "text"));
        EventFilter.Exception<Exception>().ExpectOne(() => Source.Error(new BoomException("x"), "text"));
        EventFilter.Exception<TimeoutException>().Expect(0, Short, () => Source.Error(new BoomException("x"), "text"));
    }

    [Fact]
    public void Too_few()
    {
        var start = Now;

        Should.Throw<FailException>(() => EventFilter.Info("x").ExpectOne(() => { }))
            .Message.ShouldContain("Only received 0/1 messages that matched filter");

        (Now - start).ShouldBeInRange(TimeSpan.FromSeconds(2.9), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void Too_many()
    {
        var log = Source;

        Should.Throw<FailException>(() => EventFilter.Info("x").ExpectOne(() =>
        {
            log.Info("x");
            log.Info("x");
            ExpectNoMsg(Short);
        })).Message.ShouldStartWith("Received 1 message too many.");
        Should.Throw<FailException>(() => EventFilter.Info("x").Expect(0, () => log.Info("x")))
            .Message.ShouldStartWith("Received 1 message too many.");
    }

    [Fact]
    public async Task Several_filters_count_together()
    {
        await EventFilter.Info("a").And.Warning("b").ExpectAsync(2, () =>
        {
            Source.Info("a");
            Source.Warning("b");
            return Task.CompletedTask;
        });
    }

    [Fact]
    public void A_mute_ends()
    {
        using (EventFilter.Info("x").Mute())
        {
            Source.Info("x");
        }

        EventFilter.Info("x").ExpectOne(() => Source.Info("x"));
    }
}
