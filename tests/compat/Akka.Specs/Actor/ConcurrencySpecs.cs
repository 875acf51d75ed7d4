using Akka.Actor;
using Akka.Specs.Support;
using Shouldly;

namespace Akka.Specs.Actor;

public class ConcurrencySpecs : ActorSpec
{
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Messages_of_one_sender_keep_their_order_among_many_senders()
    {
        const int senders = 8;
        const int messages = 20_000;
        var done = new TaskCompletionSource<int[]>();
        var actor = Sys.ActorOf(Props.Create(() => new OrderCheck(senders, messages, done)));

        var tellers = Enumerable.Range(0, senders).Select(sender => Task.Run(() =>
        {
            for (var i = 0; i < messages; i++)
            {
                actor.Tell((sender, i), ActorRefs.NoSender);
            }
        }));
        await Task.WhenAll(tellers);

        (await done.Task.WaitAsync(Enough)).ShouldAllBe(last => last == messages - 1);
    }

    [Fact]
    public async Task Actors_started_and_stopped_from_many_threads_all_end()
    {
        var starters = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 200; i++)
            {
                var actor = Sys.ActorOf<Echo>();
                (await actor.Ask<int>(i, Enough)).ShouldBe(i);
                Sys.Stop(actor);
            }
        }));
        await Task.WhenAll(starters);

        await Sys.Terminate().WaitAsync(Enough);
    }

    [Fact]
    public async Task Failing_and_stopping_children_never_leave_a_parent_hanging()
    {
        using var muted = EventFilter.Exception<BoomException>().Mute();
        var random = new Random(7);
        var parents = Enumerable.Range(0, 20).Select(_ => Sys.ActorOf<Family>()).ToList();

        for (var i = 0; i < 5_000; i++)
        {
            parents[random.Next(parents.Count)].Tell((Command)random.Next(4));
        }

        foreach (var parent in parents)
        {
            (await parent.GracefulStop(Enough)).ShouldBeTrue();
        }
    }

    private enum Command
    {
        Start,
        FailChild,
        StopChild,
        Fail,
    }

    private sealed class OrderCheck : ReceiveActor
    {
        public OrderCheck(int senders, int messages, TaskCompletionSource<int[]> done)
        {
            var last = Enumerable.Repeat(-1, senders).ToArray();
            var left = senders * messages;
            Receive<(int Sender, int Number)>(message =>
            {
                if (message.Number != last[message.Sender] + 1)
                {
                    done.TrySetException(new BoomException($"{message} after {last[message.Sender]}"));
                }

                last[message.Sender] = message.Number;
                if (--left == 0)
                {
                    done.TrySetResult(last);
                }
            });
        }
    }

    private sealed class Echo : ReceiveActor
    {
        public Echo() => ReceiveAny(message => Sender.Tell(message));
    }

    private sealed class Family : ReceiveActor
    {
        public Family()
        {
            Receive<Command>(command => command == Command.Start, _ => Context.ActorOf<Child>());
            Receive<Command>(command => command == Command.Fail, _ => throw new BoomException("parent"));
            Receive<Command>(command =>
            {
                foreach (var child in Context.GetChildren())
                {
                    if (command == Command.FailChild)
                    {
                        child.Tell(new Fail());
                    }
                    else
                    {
                        Context.Stop(child);
                    }
                }
            });
        }
    }

    private sealed class Child : ReceiveActor
    {
        public Child() => Receive<Fail>(_ => throw new BoomException("child"));
    }
}
