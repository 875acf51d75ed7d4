using Akka.Actor;
using Akka.Specs.Support;
using Shouldly;

namespace Akka.Specs.Actor;

public class LookupSpecs : ActorSpec
{
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(3);

    [Theory]
    [InlineData("/user/x")]
    [InlineData("akka://test/user/x")]
    public async Task A_selection_finds_by_path(string path)
    {
        var actor = Sys.ActorOf(Reporter.Of(TestActor, "x"), "x");
        ReceiveN(2);

        Sys.ActorSelection(path).Tell("hello");

        ExpectMsg("x hello");
        (await Sys.ActorSelection(path).ResolveOne(Enough)).ShouldBe(actor);
    }

    [Fact]
    public async Task What_is_missing_cannot_be_resolved()
    {
        var missing = await Should.ThrowAsync<ActorNotFoundException>(() => Sys.ActorSelection("/user/missing").ResolveOne(Enough));

        missing.InnerException.ShouldBeOfType<ActorNotFoundException>().Message.ShouldBe("subject was null");
    }

    [Fact]
    public void Identify_asks_for_the_reference()
    {
        var actor = Sys.ActorOf(Reporter.Of(ActorRefs.Nobody, "x"), "x");

        actor.Tell(new Identify("1"));
        ExpectMsg<ActorIdentity>().Subject.ShouldBe(actor);
        Sys.ActorSelection("/user/missing").Tell(new Identify("2"));

        var identity = ExpectMsg<ActorIdentity>();
        identity.MessageId.ShouldBe("2");
        identity.Subject.ShouldBeNull();
    }

    [Fact]
    public async Task GracefulStop_answers_whether_it_ended_in_time()
    {
        var actor = Sys.ActorOf(Reporter.Of(ActorRefs.Nobody, "x"));
        (await actor.GracefulStop(Enough)).ShouldBeTrue();
        (await actor.GracefulStop(Enough)).ShouldBeTrue();

        var gate = new ManualResetEventSlim();
        var busy = Sys.ActorOf(Props.Create(() => new Busy(gate)));
        busy.Tell("block");
        (await busy.GracefulStop(TimeSpan.FromMilliseconds(100))).ShouldBeFalse();
        gate.Set();
    }

    private sealed class Busy : ReceiveActor
    {
        public Busy(ManualResetEventSlim gate) => ReceiveAny(_ => gate.Wait());
    }
}
