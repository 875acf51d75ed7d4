using Akka.Dispatch;
using Akka.Event;

namespace Akka.Actor;

/// <summary>Makes, restarts and ends the instance of an actor.</summary>
internal sealed class Lifecycle(ActorCell cell)
{
    /// <summary>True when the instance threw in PostRestart: it is replaced without another PreRestart.</summary>
    private bool _failedToRestart;

    public bool IsTerminating { get; private set; }

    public void Create()
    {
        try
        {
            MakeInstance();
            cell.Actor.AroundPreStart();
        }
        catch (Exception cause)
        {
            // Without an instance a restart knows that nothing has run yet: no PreRestart, no PostStop.
            Release();
            cell.Actor = null;
            throw new ActorInitializationException(cell.SelfRef, "Exception during creation", cause);
        }
    }

    /// <summary>Creates after a failed creation, once the children of that attempt are gone.</summary>
    public void CreateAgain()
    {
        foreach (var child in cell.Children.All())
        {
            cell.Children.Stop(child);
        }

        if (!cell.Children.WhenStopped(FinishCreation))
        {
            FinishCreation();
        }
    }

    public void Recreate(Exception cause)
    {
        if (IsTerminating || cell.Children.IsAwaited)
        {
            cell.Mailbox.Resume();
            return;
        }

        if (cell.Actor is null)
        {
            cell.Publish(new Error(
                cause, cell.SelfRef.Path.ToString(), typeof(ActorCell), $"Changing Recreate into Create after {cause}"));
            CreateAgain();
            return;
        }

        EndInstance(cause);
        if (!cell.Children.WhenStopped(() => FinishRestart(cause)))
        {
            FinishRestart(cause);
        }
    }

    public void Terminate()
    {
        if (cell.Mailbox.IsClosed)
        {
            return;
        }

        cell.IdleTimer?.Set(null);
        cell.DeathWatch.UnwatchAll();
        cell.Children.Close();
        foreach (var child in cell.Children.All())
        {
            cell.Children.Stop(child);
        }

        var first = !IsTerminating;
        IsTerminating = true;
        if (!cell.Children.WhenStopped(FinishTermination))
        {
            FinishTermination();
        }
        else if (first)
        {
            cell.Mailbox.Suspend();
            cell.Supervision.MuteFailures();
        }
    }

    private void EndInstance(Exception cause)
    {
        var message = cell.AsyncWork.Abandon() ?? cell.Envelope.Message;
        try
        {
            if (!_failedToRestart)
            {
                cell.Actor.AroundPreRestart(cause, message);
            }
        }
        catch (Exception failure)
        {
            Publish(new PreRestartException(cell.SelfRef, failure, cause, message));
        }

        Release();
    }

    private void FinishCreation()
    {
        cell.Mailbox.Resume();
        cell.Supervision.ClearFailure();
        try
        {
            Create();
        }
        catch (Exception cause)
        {
            cell.Supervision.ReportFailure(cause);
        }
    }

    private void FinishRestart(Exception cause)
    {
        var survivors = cell.Children.All();
        cell.Mailbox.Resume();
        cell.Supervision.ClearFailure();
        try
        {
            MakeInstance();
            cell.Actor.AroundPostRestart(cause, null);
        }
        catch (Exception failure)
        {
            _failedToRestart = true;
            cell.Supervision.ReportFailure(new PostRestartException(cell.SelfRef, failure, cause));
            return;
        }

        foreach (var child in survivors)
        {
            child.SendSystemMessage(new Recreate(cause));
        }
    }

    private void FinishTermination()
    {
        cell.Supervision.MuteFailures();
        cell.AsyncWork.Abandon();
        try
        {
            cell.Actor?.AroundPostStop();
        }
        catch (Exception failure)
        {
            Publish(failure);
        }

        Release();
        cell.Actor = null;
        cell.Mailbox.Close();
        cell.DeathWatch.AnnounceEnd();
        cell.DeathWatch.UnwatchAll();
    }

    private void MakeInstance()
    {
        _failedToRestart = false;
        cell.Envelope = default;
        cell.Actor = null;
        cell.Behaviors.Reset(null);
        var actor = cell.Props.NewActor();
        cell.Actor = actor;
        if (cell.Behaviors.Top is null)
        {
            cell.Behaviors.Reset(actor.InitialBehavior);
        }

        (actor as ReceiveActor)?.Init();

        Equip(actor);
    }

    private void Equip(ActorBase actor)
    {
        if (actor is IActorStash stashing)
        {
            stashing.Stash = cell.Stash = new MessageStash(cell);
        }

        if (actor is IWithTimers timed)
        {
            timed.Timers = cell.Timers = new ActorTimers(cell);
        }
    }

    /// <summary>Takes back what the instance was lent. What it has stashed goes to the front of the mailbox.</summary>
    private void Release()
    {
        cell.Stash?.UnstashAll();
        cell.Stash = null;
        cell.Timers?.CancelAll();
        cell.Timers = null;
    }

    private void Publish(Exception cause) => cell.Publish(new Error(
        cause, cell.SelfRef.Path.ToString(), cell.Actor?.GetType() ?? typeof(ActorCell), cause.Message));
}
