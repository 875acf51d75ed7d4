using System.Collections.Concurrent;
using Akka.Event;

namespace Akka.Actor;

/// <summary>One phase of the way down.</summary>
internal sealed class ShutdownPhase(string name, TimeSpan timeout, bool recovers, bool enabled, IReadOnlyList<string> dependsOn)
{
    private readonly ConcurrentQueue<(string Name, Func<Task<Done>> Task)> _tasks = new();

    public string Name { get; } = name;

    public TimeSpan Timeout { get; } = timeout;

    public IReadOnlyList<string> DependsOn { get; } = dependsOn;

    public void Add(string taskName, Func<Task<Done>> task) => _tasks.Enqueue((taskName, task));

    /// <summary>Runs the tasks side by side for at most the phase's time.</summary>
    /// <exception cref="AggregateException">A task failed in a phase that does not recover.</exception>
    public async Task Run(ILoggingAdapter log)
    {
        if (!enabled || _tasks.IsEmpty)
        {
            return;
        }

        var tasks = _tasks.Select(entry => RunOne(entry.Name, entry.Task, log)).ToArray();
        var all = Task.WhenAll(tasks);
        try
        {
            await all.WaitAsync(Timeout, TimeProvider.System).ConfigureAwait(false);
        }
        catch (TimeoutException) when (!all.IsCompleted && recovers)
        {
            log.Warning("Coordinated shutdown phase [{0}] timed out after {1}", Name, Timeout);
        }
        catch (Exception) when (all.IsFaulted)
        {
            throw all.Exception;
        }
    }

    private async Task RunOne(string taskName, Func<Task<Done>> task, ILoggingAdapter log)
    {
        try
        {
            await task().ConfigureAwait(false);
        }
        catch (Exception cause) when (recovers)
        {
            log.Warning(cause, "Task [{0}] failed in phase [{1}]: {2}", taskName, Name, cause.Message);
        }
    }
}
