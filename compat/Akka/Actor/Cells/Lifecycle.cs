using Akka.Dispatch;
using Akka.Event;

namespace Akka.Actor;

/// <summary>Makes, restarts and ends the instance of an actor.</summary>
internal sealed class Lifecycle(ActorCell cell)
{
    public bool IsTerminating { get; private set; }

    public void Create()
    {
        try
        {
            cell.Incarnation.Begin();
            cell.Actor.AroundPreStart();
        }
        catch (Exception cause)
        {
            // Without an instance a restart knows that nothing has run yet: no PreRestart, no PostStop.
            cell.Incarnation.End();
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
            if (!cell.Incarnation.IsSpent)
            {
                cell.Actor.AroundPreRestart(cause, message);
            }
        }
        catch (Exception failure)
        {
            Publish(new PreRestartException(cell.SelfRef, failure, cause, message));
        }

        cell.Incarnation.End();
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
            cell.Incarnation.Begin();
            cell.Actor.AroundPostRestart(cause, null);
        }
        catch (Exception failure)
        {
            cell.Incarnation.IsSpent = true;
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

        cell.Incarnation.End();
        cell.Actor = null;
        cell.Mailbox.Close();
        cell.DeathWatch.AnnounceEnd();
        cell.DeathWatch.UnwatchAll();
    }

    private void Publish(Exception cause) => cell.Publish(new Error(
        cause, cell.SelfRef.Path.ToString(), cell.Actor?.GetType() ?? typeof(ActorCell), cause.Message));
}
