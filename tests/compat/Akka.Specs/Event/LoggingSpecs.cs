using System.Text.RegularExpressions;
using Akka.Actor;
using Akka.Event;
using Akka.Specs.Support;
using Shouldly;

namespace Akka.Specs.Event;

public partial class LoggingSpecs() : ActorSpec("akka.loglevel = DEBUG")
{
    [Fact]
    public void Each_level_publishes_its_event()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(LogEvent));
        var log = Logging.GetLogger(Sys, "src");
        var cause = new BoomException("x");

        log.Debug("debug");
        log.Info("info");
        log.Warning(cause, "warning");
        log.Error(cause, "error");

        ExpectLog<Debug>("debug").LogLevel().ShouldBe(LogLevel.DebugLevel);
        ExpectLog<Info>("info").LogLevel().ShouldBe(LogLevel.InfoLevel);
        ExpectLog<Warning>("warning").Cause.ShouldBeSameAs(cause);
        ExpectLog<Error>("error").Cause.ShouldBeSameAs(cause);
    }

    [Fact]
    public void Arguments_are_positional_and_rendered_late()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Info));
        var log = Logging.GetLogger(Sys, "src");

        log.Info("{0} and {1:000}", "a", 7);
        log.Info("{x}");

        var rendered = (Info)FishForMessage(message => message is Info { LogSource: "src (akka://test)" });
        rendered.Message.ShouldBeAssignableTo<LogMessage>()!.Format.ShouldBe("{0} and {1:000}");
        rendered.Message.ToString().ShouldBe("a and 007");
        ExpectMsg<Info>().Message.ShouldBe("{x}");
    }

    [Fact]
    public void A_named_template_with_arguments_fails_when_it_is_rendered()
    {
        var formatted = new List<object>();

        EventFilter.Custom(entry => Remember(entry, formatted)).ExpectOne(() =>
            Logging.GetLogger(Sys, "src").Info("hello {name}", "x"));

        Should.Throw<FormatException>(() => formatted[0].ToString());
    }

    [Fact]
    public void Sources_by_name_type_and_actor()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Info));

        Logging.GetLogger(Sys, "src").Info("1");
        Logging.GetLogger(Sys, typeof(LoggingSpecs)).Info("2");
        var actor = Sys.ActorOf<Logger>("logger");
        actor.Tell("3");

        var named = ExpectLog<Info>("1");
        named.LogSource.ShouldBe("src (akka://test)");
        named.LogClass.ShouldBe(typeof(DummyClassForStringSources));
        ExpectLog<Info>("2").LogSource.ShouldBe("LoggingSpecs (akka://test)");
        var fromActor = ExpectLog<Info>("3");
        fromActor.LogSource.ShouldBe("akka://test/user/logger");
        fromActor.LogClass.ShouldBe(typeof(Logger));
    }

    [Fact]
    public void The_text_of_an_event()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(LogEvent));

        Logging.GetLogger(Sys, "src").Error(new BoomException("x"), "text");

        var lines = ExpectLog<Error>("text").ToString().Split(Environment.NewLine);
        EventLine().IsMatch(lines[0]).ShouldBeTrue(lines[0]);
        lines[1].ShouldStartWith("Cause: Akka.Specs.Support.BoomException: x");
    }

    [GeneratedRegex(@"^\[ERROR\]\[\d\d/\d\d/\d{4} \d\d:\d\d:\d\d\.\d{3}Z\]\[Thread \d{4}\]\[src \(akka://test\)\] text$")]
    private static partial Regex EventLine();

    private static bool Remember(LogEvent entry, List<object> formatted)
    {
        if (entry.LogSource != "src (akka://test)")
        {
            return false;
        }

        formatted.Add(entry.Message);
        return true;
    }

    private T ExpectLog<T>(string text)
        where T : LogEvent => (T)FishForMessage(message => message is T entry && Equals(entry.Message, text));

    private sealed class Logger : ReceiveActor
    {
        public Logger()
        {
            var log = Context.GetLogger();
            Receive<string>(log.Info);
        }
    }
}

public class LogLevelSpecs() : ActorSpec("akka.loglevel = WARNING")
{
    [Fact]
    public void Below_the_level_nothing_is_published()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(LogEvent));
        var log = Logging.GetLogger(Sys, "src");

        log.Info("quiet");
        log.Warning("loud");

        log.IsInfoEnabled.ShouldBeFalse();
        log.IsWarningEnabled.ShouldBeTrue();
        ExpectMsg<Warning>().Message.ShouldBe("loud");
    }
}
