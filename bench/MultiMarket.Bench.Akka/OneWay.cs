using System.Diagnostics;
using Akka.Actor;

namespace MultiMarket.Bench.Akka;

/// <summary>One thread tells one actor.</summary>
internal static class OneWay
{
    /// <returns>Tells per second, until the actor has handled the last one, and bytes that the teller allocated per tell.</returns>
    public static async Task<(double Rate, double Bytes)> Measure(IActorRefFactory actors, int messages)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var counter = actors.ActorOf(Props.Create(() => new Counter(messages, done)));
        var message = new object();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < messages; i++)
        {
            counter.Tell(message, ActorRefs.NoSender);
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        await done.Task;
        return (messages / Stopwatch.GetElapsedTime(start).TotalSeconds, (double)allocated / messages);
    }

    private sealed class Counter(int expected, TaskCompletionSource done) : UntypedActor
    {
        private int _received;

        protected override void OnReceive(object message)
        {
            if (++_received == expected)
            {
                done.SetResult();
                Context.Stop(Self);
            }
        }
    }
}
