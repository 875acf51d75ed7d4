using Akka.Actor;
using Akka.Specs.Support;

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
        actor.Tell(TimeSpan.FromSeconds(1.5));

        for (var i = 0; i < 7; i++)
        {
            ExpectNoMsg(TimeSpan.FromMilliseconds(300));
            actor.Tell("noise");
        }

        AwaitCondition(
            () =>
            {
                actor.Tell(new Unnoticed());
                return HasMessages;
            },
            TimeSpan.FromSeconds(20));
        ExpectMsg("idle");
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
