using Akka.Dispatch;
using Akka.Event;

namespace Akka.Actor;

/// <summary>Failures: an actor's own, which go to its parent, and its children's, which its strategy answers.</summary>
internal sealed class Supervision(ActorCell cell)
{
    private IInternalActorRef _failing;

    /// <summary>True from a failure until the parent has answered it.</summary>
    public bool HasFailed => _failing is not null;

    /// <summary>Holds the actor and its children still and asks the parent what to do.</summary>
    public void ReportFailure(Exception cause)
    {
        if (HasFailed)
        {
            return;
        }

        cell.Mailbox.Suspend();
        _failing = cell.Envelope.Message is Failed failed ? failed.Child : cell.SelfRef;
        foreach (var child in cell.Children.All())
        {
            if (!child.Equals(_failing))
            {
                child.SendSystemMessage(new Suspend());
            }
        }

        cell.ParentRef.SendSystemMessage(new Failed(cell.SelfRef, cause));
    }

    public void ClearFailure() => _failing = null;

    /// <summary>An actor that is ending reports no failures.</summary>
    public void MuteFailures() => _failing = cell.SelfRef;

    public void HandleFailureOf(Failed failure)
    {
        if (cell.Children.RecordOf(failure.Child) is not { } record)
        {
            return;
        }

        if (cell.Actor is null)
        {
            cell.Children.Stop(failure.Child);
            return;
        }

        cell.Envelope = new Envelope(failure, failure.Child);
        if (cell.Actor.Strategy.HandleFailure(cell, record, failure.Cause))
        {
            cell.Envelope = default;
        }
        else
        {
            ReportFailure(failure.Cause);
        }
    }

    public void Suspend()
    {
        cell.Mailbox.Suspend();
        foreach (var child in cell.Children.All())
        {
            child.SendSystemMessage(new Suspend());
        }
    }

    public void Resume(Exception causedByFailure)
    {
        if (cell.Actor is null)
        {
            cell.Publish(new Error(
                causedByFailure, cell.SelfRef.Path.ToString(), typeof(ActorCell), $"Changing Resume into Create after {causedByFailure}"));
            cell.Lifecycle.CreateAgain();
            return;
        }

        var failing = _failing;
        cell.Mailbox.Resume();
        if (causedByFailure is not null)
        {
            ClearFailure();
        }

        foreach (var child in cell.Children.All())
        {
            child.SendSystemMessage(new Resume(child.Equals(failing) ? causedByFailure : null));
        }
    }
}
