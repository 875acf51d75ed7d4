using Akka.Actor;
using Akka.Specs.Support;
using Shouldly;

namespace Akka.Specs.TestKit;

public class TestProbeSpecs : ActorSpec
{
    [Fact]
    public void A_probe_is_an_actor_with_its_name()
    {
        var probe = CreateTestProbe("pr");

        probe.Ref.Path.ToString().ShouldBe("akka://test/system/pr");
        probe.Equals(probe.Ref).ShouldBeTrue();
        probe.Ref.Equals(probe).ShouldBeTrue();
    }

    [Fact]
    public void It_sends_and_replies_in_its_own_name()
    {
        var probe = CreateTestProbe();

        probe.Send(TestActor, "question");
        ExpectMsg("question");
        LastSender.ShouldBe(probe.Ref);
        probe.Tell("hello");
        probe.ExpectMsg("hello");
        probe.Sender.ShouldBe(TestActor);
        probe.Reply("answer");

        ExpectMsg("answer");
        LastSender.ShouldBe(probe.Ref);
    }

    [Fact]
    public void It_passes_messages_on()
    {
        var probe = CreateTestProbe();
        var other = CreateTestProbe();
        other.Send(probe, "x");
        probe.ExpectMsg("x");

        probe.Forward(TestActor);

        ExpectMsg("x");
        LastSender.ShouldBe(other.Ref);
    }

    [Fact]
    public void It_can_be_watched_and_stopped()
    {
        var probe = CreateTestProbe();
        Watch(probe);

        Sys.Stop(probe);

        ExpectTerminated(probe);
    }
}
