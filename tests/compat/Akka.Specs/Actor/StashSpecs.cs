using Akka.Actor;
using Akka.Specs.Support;

namespace Akka.Specs.Actor;

public class StashSpecs : ActorSpec
{
    [Fact]
    public void UnstashAll_keeps_the_order_and_goes_before_the_queue()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Stasher(TestActor, stash => stash.UnstashAll())));

        TellAll(actor, 1, 2, 3, "open", 4);

        ExpectNumbers(1, 2, 3, 4);
    }

    [Fact]
    public void Unstash_takes_the_oldest()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Stasher(TestActor, stash => stash.Unstash())));

        TellAll(actor, 1, 2, "open", 4);

        ExpectNumbers(1, 4);
        ExpectNoMsg(Short);
    }

    [Fact]
    public void A_filter_leaves_the_rest()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Stasher(TestActor, stash => stash.UnstashAll(envelope => (int)envelope.Message > 1))));

        TellAll(actor, 1, 2, 3, "open", 4);

        ExpectNumbers(2, 3, 4);
        ExpectNoMsg(Short);
    }

    [Fact]
    public void Prepend_puts_in_front()
    {
        var sender = TestActor;
        Action<IStash> open = stash =>
        {
            stash.Prepend([new Envelope(-1, sender), new Envelope(0, sender)]);
            stash.UnstashAll();
        };
        var actor = Sys.ActorOf(Props.Create(() => new Stasher(TestActor, open)));

        TellAll(actor, 1, "open");

        ExpectNumbers(-1, 0, 1);
    }

    [Fact]
    public void The_same_message_instance_may_be_stashed_again_when_it_comes_again()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Stasher(TestActor, stash => stash.UnstashAll())));
        object tick = 7;

        TellAll(actor, tick, tick, "open");

        ExpectNumbers(7, 7);
    }

    [Fact]
    public void Stashing_twice_fails()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Stasher(TestActor, stash => stash.UnstashAll())));

        actor.Tell("twice");

        ExpectMsg("Can't stash the same message twice more than once");
    }

    [Fact]
    public void A_full_stash_fails_in_the_handler()
    {
        var props = Props.Create(() => new Stasher(TestActor, stash => stash.UnstashAll())).WithStashCapacity(2);
        var actor = Sys.ActorOf(props);

        EventFilter.Exception<StashOverflowException>(start: "Couldn't enqueue message 3 from ")
            .ExpectOne(() => TellAll(actor, 1, 2, 3));
    }

    private static void TellAll(IActorRef actor, params object[] messages)
    {
        foreach (var message in messages)
        {
            actor.Tell(message);
        }
    }

    private void ExpectNumbers(params int[] numbers)
    {
        foreach (var number in numbers)
        {
            ExpectMsg(number);
        }
    }

    private sealed class Stasher : ReceiveActor, IWithStash
    {
        private bool _open;

        public Stasher(IActorRef to, Action<IStash> open)
        {
            Receive<string>(text => text == "open", _ =>
            {
                _open = true;
                open(Stash);
            });
            Receive<string>(_ =>
            {
                Stash.Stash();
                try
                {
                    Stash.Stash();
                }
                catch (IllegalActorStateException twice)
                {
                    to.Tell(twice.Message);
                }
            });
            Receive<int>(number =>
            {
                if (_open)
                {
                    to.Tell(number);
                }
                else
                {
                    Stash.Stash();
                }
            });
        }

        public IStash Stash { get; set; } = null!;
    }
}
