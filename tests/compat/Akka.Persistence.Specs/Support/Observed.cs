using System.Collections.Concurrent;
using System.Threading.Channels;
using Akka.Actor;

namespace Akka.Persistence.Specs.Support;

/// <summary>A journalist in a system of its own, and the steps that it told of.</summary>
public sealed class Observed
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Channel<string> _told = Channel.CreateUnbounded<string>();

    public Observed(ActorSystem system)
    {
        System = system;
        var (steps, told) = (Steps, _told);
        var ear = system.ActorOf(Props.Create(() => new Ear(steps, told)));
        Actor = system.ActorOf(Journalist.Of(ear, "id"));
    }

    public ActorSystem System { get; }

    public IActorRef Actor { get; }

    /// <summary>Every step so far.</summary>
    public ConcurrentQueue<string> Steps { get; } = new();

    /// <summary>Waits for a step that was not waited for before.</summary>
    public Task SeesAsync(string step) => SeesAsync(told => told == step);

    /// <summary>Waits for a step that was not waited for before.</summary>
    /// <exception cref="TimeoutException">It does not come; the message has the steps that did.</exception>
    public async Task SeesAsync(Func<string, bool> step)
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            while (!step(await _told.Reader.ReadAsync(limit.Token)))
            {
            }
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The step did not come; told were: {string.Join(", ", Steps)}");
        }
    }

    private sealed class Ear : ReceiveActor
    {
        public Ear(ConcurrentQueue<string> steps, Channel<string> told) => Receive<string>(step =>
        {
            steps.Enqueue(step);
            told.Writer.TryWrite(step);
        });
    }
}
