using System.Collections.Concurrent;

namespace Akka.Persistence.Journal;

/// <summary>Keeps events as long as the actor system lives.</summary>
internal sealed class MemoryJournal : IEventJournal
{
    private readonly ConcurrentDictionary<string, Stream> _streams = new();

    public Task WriteAsync(IReadOnlyList<PersistedEvent> events)
    {
        if (events.Any(e => e.Payload is null))
        {
            return Task.FromException(new NullReferenceException("An event must not be null."));
        }

        foreach (var e in events)
        {
            StreamOf(e.PersistenceId).Append(e);
        }

        return Task.CompletedTask;
    }

    public Task<long> ReplayAsync(string persistenceId, long fromSequenceNr, long toSequenceNr, long max, Action<PersistedEvent> replayed)
    {
        var (events, highest) = StreamOf(persistenceId).Read();
        var left = max;
        foreach (var e in events.Where(e => e.SequenceNr >= fromSequenceNr && e.SequenceNr <= toSequenceNr))
        {
            if (left-- <= 0)
            {
                break;
            }

            replayed(e);
        }

        return Task.FromResult(highest);
    }

    public Task DeleteAsync(string persistenceId, long toSequenceNr)
    {
        StreamOf(persistenceId).DeleteTo(toSequenceNr);
        return Task.CompletedTask;
    }

    private Stream StreamOf(string persistenceId) => _streams.GetOrAdd(persistenceId, _ => new Stream());

    private sealed class Stream
    {
        private readonly SortedDictionary<long, PersistedEvent> _events = [];
        private long _highest;

        public void Append(PersistedEvent e)
        {
            lock (_events)
            {
                _events[e.SequenceNr] = e;
                _highest = Math.Max(_highest, e.SequenceNr);
            }
        }

        public (PersistedEvent[] Events, long Highest) Read()
        {
            lock (_events)
            {
                return ([.. _events.Values], _highest);
            }
        }

        public void DeleteTo(long sequenceNr)
        {
            lock (_events)
            {
                foreach (var number in _events.Keys.Where(n => n <= sequenceNr).ToList())
                {
                    _events.Remove(number);
                }
            }
        }
    }
}
