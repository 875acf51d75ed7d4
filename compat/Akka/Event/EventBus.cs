using System.Collections.Concurrent;

namespace Akka.Event;

/// <summary>Subscribers by classifier; each is given an event once, however many of its subscriptions match.</summary>
public abstract class EventBus<TEvent, TClassifier, TSubscriber>
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TSubscriber, HashSet<TClassifier>> _subscriptions = [];
    private ConcurrentDictionary<TClassifier, TSubscriber[]> _audiences = new();

    private protected EventBus()
    {
    }

    /// <returns>False when it was subscribed to this classifier already.</returns>
    public virtual bool Subscribe(TSubscriber subscriber, TClassifier classifier)
    {
        lock (_gate)
        {
            if (!_subscriptions.TryGetValue(subscriber, out var classifiers))
            {
                _subscriptions.Add(subscriber, classifiers = []);
            }

            var added = classifiers.Add(classifier);
            Forget(added);
            return added;
        }
    }

    /// <returns>False when it was not subscribed to this classifier.</returns>
    public virtual bool Unsubscribe(TSubscriber subscriber, TClassifier classifier)
    {
        lock (_gate)
        {
            var removed = _subscriptions.TryGetValue(subscriber, out var classifiers) && classifiers.Remove(classifier);
            if (removed && classifiers.Count == 0)
            {
                _subscriptions.Remove(subscriber);
            }

            Forget(removed);
            return removed;
        }
    }

    /// <returns>False when it was not subscribed to anything.</returns>
    public virtual bool Unsubscribe(TSubscriber subscriber)
    {
        lock (_gate)
        {
            var removed = _subscriptions.Remove(subscriber);
            Forget(removed);
            return removed;
        }
    }

    public virtual void Publish(TEvent @event)
    {
        var audiences = Volatile.Read(ref _audiences);
        var classifier = ClassifierOf(@event);
        if (!audiences.TryGetValue(classifier, out var audience))
        {
            audience = audiences.GetOrAdd(classifier, AudienceOf(classifier));
        }

        foreach (var subscriber in audience)
        {
            Deliver(@event, subscriber);
        }
    }

    private protected abstract TClassifier ClassifierOf(TEvent @event);

    private protected abstract bool Covers(TClassifier parent, TClassifier child);

    private protected abstract void Deliver(TEvent @event, TSubscriber subscriber);

    private TSubscriber[] AudienceOf(TClassifier classifier)
    {
        lock (_gate)
        {
            return [.. _subscriptions.Where(entry => entry.Value.Any(own => Covers(own, classifier))).Select(entry => entry.Key)];
        }
    }

    /// <summary>A publisher that still holds the old table was there before the change.</summary>
    private void Forget(bool changed)
    {
        if (changed)
        {
            Volatile.Write(ref _audiences, new ConcurrentDictionary<TClassifier, TSubscriber[]>());
        }
    }
}
