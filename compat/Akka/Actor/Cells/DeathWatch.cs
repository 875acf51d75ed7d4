using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>Whom an actor watches, and who watches it.</summary>
internal sealed class DeathWatch(ActorCell cell)
{
    private readonly Dictionary<IActorRef, object> _watching = [];
    private readonly Dictionary<IActorRef, object> _noticesQueued = [];
    private readonly HashSet<IInternalActorRef> _watchers = [];

    public IActorRef Watch(IActorRef subject, object message)
    {
        if (!subject.Equals(cell.SelfRef) && _watching.TryAdd(subject, message))
        {
            var watchee = (IInternalActorRef)subject;
            watchee.SendSystemMessage(new Watch(watchee, cell.SelfRef));
        }

        return subject;
    }

    public IActorRef Unwatch(IActorRef subject)
    {
        if (_watching.Remove(subject))
        {
            ((IInternalActorRef)subject).SendSystemMessage(new Unwatch(cell.SelfRef));
        }

        _noticesQueued.Remove(subject);
        return subject;
    }

    public void AddWatcher(IInternalActorRef watcher) => _watchers.Add(watcher);

    public void RemoveWatcher(IInternalActorRef watcher) => _watchers.Remove(watcher);

    /// <summary>An actor has stopped: puts the notice at the end of the mailbox, and settles a child's account.</summary>
    public void HandleDeath(DeathWatchNotification notification)
    {
        var dead = notification.Actor;
        if (_watching.Remove(dead, out var message) && !cell.Lifecycle.IsTerminating)
        {
            _noticesQueued[dead] = message;
            cell.SelfRef.Tell(new Terminated(dead, notification.ExistenceConfirmed, false), dead);
        }

        if (cell.Children.RecordOf(dead) is not null)
        {
            cell.Children.Remove(dead);
        }
    }

    public void Receive(Terminated notice)
    {
        if (_noticesQueued.Remove(notice.ActorRef, out var message))
        {
            var delivered = message ?? notice;
            cell.Envelope = new Envelope(delivered, notice.ActorRef);
            cell.Receive(delivered);
        }
    }

    /// <summary>Tells the parent and the watchers; the parent first, so that the name is free when they hear of it.</summary>
    public void AnnounceEnd()
    {
        cell.ParentRef.SendSystemMessage(new DeathWatchNotification(cell.SelfRef, true));
        foreach (var watcher in _watchers)
        {
            if (!watcher.Equals(cell.ParentRef))
            {
                watcher.SendSystemMessage(new DeathWatchNotification(cell.SelfRef, true));
            }
        }

        _watchers.Clear();
    }

    public void UnwatchAll()
    {
        foreach (var subject in _watching.Keys)
        {
            ((IInternalActorRef)subject).SendSystemMessage(new Unwatch(cell.SelfRef));
        }

        _watching.Clear();
        _noticesQueued.Clear();
    }
}
