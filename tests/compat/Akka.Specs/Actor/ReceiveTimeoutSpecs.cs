using Akka.Actor;
using Akka.Specs.Support;
using Shouldly;

namespace Akka.Specs.Actor;

public class ReceiveTimeoutSpecs : ActorSpec
{
    [Fact]
    public void It_repeats_until_it_is_ended()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Idle(TestActor)));

        actor.Tell(TimeSpan.FromMilliseconds(100));

        ExpectMsg("idle");
        ExpectMsg("idle");
        actor.Tell("end");
        FishForMessage(message => message is "ended");
        ExpectNoMsg(TimeSpan.FromMilliseconds(300));
    }

    [Fact]
    public void A_message_starts_it_anew_unless_it_is_marked()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Idle(TestActor)));
        actor.Tell(TimeSpan.FromMilliseconds(400));

        for (var i = 0; i < 4; i++)
        {
            ExpectNoMsg(TimeSpan.FromMilliseconds(200));
            actor.Tell("noise");
        }

        var start = Now;
        for (var i = 0; i < 30 && !HasMessages; i++)
        {
            actor.Tell(new Unnoticed());
            AwaitConditionNoThrow(() => HasMessages, TimeSpan.FromMilliseconds(50));
        }

        ExpectMsg("idle");
        (Now - start).ShouldBeLessThan(TimeSpan.FromMilliseconds(1200));
    }

    private sealed record Unnoticed : INotInfluenceReceiveTimeout;

    private sealed class Idle : ReceiveActor
    {
        public Idle(IActorRef to)
        {
            Receive<TimeSpan>(time => Context.SetReceiveTimeout(time));
            Receive<ReceiveTimeout>(_ => to.Tell("idle"));
            Receive<string>(text => text == "end", _ =>
            {
                Context.SetReceiveTimeout(null);
                to.Tell("ended");
            });
            ReceiveAny(_ => { });
        }
    }
}
