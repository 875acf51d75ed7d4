using Akka.Actor;

namespace Akka.Dispatch;

/// <summary>Brings the continuations of one handler back to its actor, with the message that it handles.</summary>
internal sealed class ActorTaskScheduler(ActorCell cell, AsyncWork work, Envelope envelope) : TaskScheduler
{
    private bool _starting = true;

    public Envelope Envelope { get; } = envelope;

    public override int MaximumConcurrencyLevel => 1;

    public void Continue(Task task)
    {
        if (!work.IsCurrent(this))
        {
            return;
        }

        cell.Envelope = Envelope;
        TryExecuteTask(task);
    }

    protected override void QueueTask(Task task)
    {
        _starting = false;
        cell.SelfRef.SendSystem(new AsyncWorkStep(this, task));
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued)
    {
        var allowed = !taskWasPreviouslyQueued && ReferenceEquals(ActorCell.Current, cell) && (_starting || work.IsCurrent(this));
        return allowed && TryExecuteTask(task);
    }

    protected override IEnumerable<Task> GetScheduledTasks() => [];
}

internal sealed class AsyncWorkStep(ActorTaskScheduler scheduler, Task task) : SystemMessage
{
    public override void Deliver(ActorCell cell) => scheduler.Continue(task);
}

internal sealed class AsyncWorkDone(ActorTaskScheduler scheduler, Task work) : SystemMessage
{
    public override void Deliver(ActorCell cell) => cell.AsyncWork.Finish(scheduler, work);
}
