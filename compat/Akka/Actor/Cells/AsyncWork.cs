using System.Runtime.ExceptionServices;
using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>
/// Runs handlers that await. The mailbox is suspended until the task is done; continuations come as system messages,
/// so that they run on the actor's turn and a stop or restart overtakes them.
/// </summary>
internal sealed class AsyncWork(ActorCell cell)
{
    private ActorTaskScheduler _scheduler;

    public bool IsPending => _scheduler is not null;

    /// <exception cref="InvalidOperationException">The message in hand has asynchronous work already.</exception>
    public void Run(Func<Task> action)
    {
        if (IsPending)
        {
            throw new InvalidOperationException("A message may start asynchronous work once: await it in one handler.");
        }

        var scheduler = new ActorTaskScheduler(cell, this, cell.Envelope);
        var start = new Task<Task>(action);
        start.RunSynchronously(scheduler);
        var work = start.GetAwaiter().GetResult();
        if (work.IsCompleted)
        {
            work.GetAwaiter().GetResult();
            return;
        }

        _scheduler = scheduler;
        cell.Mailbox.Suspend();
        work.ContinueWith(
            (done, state) => cell.SelfRef.SendSystem(new AsyncWorkDone((ActorTaskScheduler)state, done)),
            scheduler,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    public bool IsCurrent(ActorTaskScheduler scheduler) => ReferenceEquals(_scheduler, scheduler);

    /// <summary>Lets the mailbox go on without the rest of the work; answers the message it was done for.</summary>
    public object Abandon()
    {
        if (_scheduler is not { } scheduler)
        {
            return null;
        }

        _scheduler = null;
        cell.Mailbox.Resume();
        return scheduler.Envelope.Message;
    }

    public void Finish(ActorTaskScheduler scheduler, Task work)
    {
        if (!IsCurrent(scheduler))
        {
            return;
        }

        _scheduler = null;
        cell.Mailbox.Resume();
        cell.Envelope = scheduler.Envelope;
        cell.IdleTimer?.Touch(scheduler.Envelope.Message);
        if (work.IsCompletedSuccessfully)
        {
            cell.Envelope = default;
            return;
        }

        try
        {
            work.GetAwaiter().GetResult();
        }
        catch (Exception cause)
        {
            ExceptionDispatchInfo.Throw(cause);
        }
    }
}
