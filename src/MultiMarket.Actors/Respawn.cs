using System.Diagnostics;
using Akka.Actor;

namespace MultiMarket.Actors;

/// <summary>Brings stopped children back, each after its own back-off. The owner forwards it <see cref="Terminated"/> and <see cref="Due"/>.</summary>
/// <param name="timers">The owner's timers.</param>
/// <param name="create">Creates and watches the child of that name.</param>
internal sealed class Respawn(ITimerScheduler timers, Action<string> create)
{
    private static readonly TimeSpan Min = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Max = TimeSpan.FromSeconds(3);

    // A child that lived this long after its return counts as sound.
    private static readonly TimeSpan Sound = TimeSpan.FromMinutes(2);

    private readonly Dictionary<string, (BackOff BackOff, long CreatedAt)> _children = [];

    /// <summary>The back-off of a child has passed.</summary>
    public sealed record Due(string Child);

    /// <summary>A child has stopped for good. Returns the time until it is created again.</summary>
    public TimeSpan After(IActorRef stopped)
    {
        var name = stopped.Path.Name;
        if (!_children.TryGetValue(name, out var child)) _children[name] = child = (new BackOff(Min, Max), 0);
        if (Stopwatch.GetElapsedTime(child.CreatedAt) > Sound) child.BackOff.Reset();
        var wait = child.BackOff.Next();
        timers.StartSingleTimer(("respawn", name), new Due(name), wait);
        return wait;
    }

    /// <summary>The child works: its next failure is the first again.</summary>
    public void Reset(string child) => _children.Remove(child);

    /// <summary>Creates the child.</summary>
    public void Create(Due due)
    {
        create(due.Child);
        if (_children.TryGetValue(due.Child, out var child)) _children[due.Child] = child with { CreatedAt = Stopwatch.GetTimestamp() };
    }
}
