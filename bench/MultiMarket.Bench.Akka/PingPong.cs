using System.Diagnostics;
using Akka.Actor;

namespace MultiMarket.Bench.Akka;

/// <summary>Pairs of actors send one message back and forth.</summary>
internal static class PingPong
{
    private static readonly object Ball = new();

    /// <returns>Messages per second of all pairs together.</returns>
    public static async Task<double> Measure(IActorRefFactory actors, int messages, int pairs = 1)
    {
        var finished = new List<Task>();
        var players = new List<(IActorRef Server, IActorRef Receiver)>();
        for (var pair = 0; pair < pairs; pair++)
        {
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            finished.Add(done.Task);
            players.Add((
                actors.ActorOf(Props.Create(() => new Player(messages / pairs / 2, done))),
                actors.ActorOf(Props.Create(() => new Player(messages / pairs / 2, done)))));
        }

        var start = Stopwatch.GetTimestamp();
        foreach (var (server, receiver) in players)
        {
            server.Tell(Ball, receiver);
        }

        await Task.WhenAll(finished);
        return messages / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private sealed class Player(int turns, TaskCompletionSource done) : UntypedActor
    {
        private int _left = turns;

        protected override void OnReceive(object message)
        {
            if (--_left >= 0)
            {
                Sender.Tell(message, Self);
                return;
            }

            done.TrySetResult();
            Sender.Tell(PoisonPill.Instance, Self);
            Context.Stop(Self);
        }
    }
}
