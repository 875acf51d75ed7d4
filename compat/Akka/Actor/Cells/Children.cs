using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>
/// The children of an actor by name. Guarded by a lock: the guardians' children are started and looked up from any thread.
/// </summary>
internal sealed class Children(ActorCell cell)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ChildRecord> _byName = [];
    private readonly HashSet<IInternalActorRef> _stopping = [];
    private bool _closed;
    private Action _whenStopped;
    private long _nextName;

    /// <summary>True while the parent waits for stopping children before it restarts, starts or ends.</summary>
    public bool IsAwaited => _whenStopped is not null;

    public IActorRef Start(Props props, string name, Dispatcher dispatcher = null)
    {
        var child = Prepare(props, name, dispatcher);
        child.Start();
        return child;
    }

    /// <summary>A child with its name that does not run yet.</summary>
    public LocalActorRef Prepare(Props props, string name, Dispatcher dispatcher = null)
    {
        if (name is not null)
        {
            ActorName.Check(name);
        }

        lock (_gate)
        {
            if (_closed)
            {
                throw new InvalidOperationException("Cannot create child while terminating or terminated");
            }

            name ??= "$" + ActorName.Generate(_nextName++);
            if (_byName.ContainsKey(name))
            {
                throw new InvalidActorNameException($"Actor name \"{name}\" is not unique!");
            }

            var child = LocalActorRef.Prepare(cell.SystemRef, props, cell.SelfRef, name, dispatcher);
            _byName.Add(name, new ChildRecord(child));
            return child;
        }
    }

    public IInternalActorRef Find(string name)
    {
        lock (_gate)
        {
            return _byName.TryGetValue(name, out var record) ? record.Child : null;
        }
    }

    public ChildRecord RecordOf(IActorRef child)
    {
        lock (_gate)
        {
            return _byName.TryGetValue(child.Path.Name, out var record) && record.Child.Equals(child) ? record : null;
        }
    }

    public IReadOnlyList<IInternalActorRef> All()
    {
        lock (_gate)
        {
            return [.. _byName.Values.Select(record => record.Child)];
        }
    }

    /// <summary>Stops any actor; a child keeps its name until it is gone.</summary>
    public void Stop(IInternalActorRef actor)
    {
        lock (_gate)
        {
            if (RecordOf(actor) is not null)
            {
                _stopping.Add(actor);
            }
        }

        actor.SendSystemMessage(new Terminate());
    }

    /// <summary>No child may be started from here on.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
        }
    }

    /// <summary>Has something done once no child is stopping any more; answers false when that is so already.</summary>
    /// <param name="action">Replaces an action set before.</param>
    public bool WhenStopped(Action action)
    {
        lock (_gate)
        {
            if (_stopping.Count == 0)
            {
                return false;
            }

            _whenStopped = action;
            return true;
        }
    }

    /// <summary>Forgets a stopped child, and does what waited for the last of them.</summary>
    public void Remove(IInternalActorRef child)
    {
        Action action = null;
        lock (_gate)
        {
            _byName.Remove(child.Path.Name);
            _stopping.Remove(child);
            if (_stopping.Count == 0)
            {
                action = _whenStopped;
                _whenStopped = null;
            }
        }

        action?.Invoke();
    }
}
