using System.Collections.Concurrent;

namespace Akka.Persistence.Journal;

/// <summary>Lets a recovery see what an earlier incarnation of the actor is still writing.</summary>
internal sealed class OrderedJournal(IEventJournal journal)
{
    private readonly ConcurrentDictionary<string, Task> _writing = new();

    public async Task WriteAsync(string persistenceId, IReadOnlyList<PersistedEvent> events)
    {
        var write = journal.WriteAsync(events);
        _writing[persistenceId] = write;
        try
        {
            await write.ConfigureAwait(false);
        }
        finally
        {
            _writing.TryRemove(KeyValuePair.Create(persistenceId, write));
        }
    }

    public async Task<long> ReplayAsync(string persistenceId, long fromSequenceNr, Recovery recovery, Action<PersistedEvent> replayed)
    {
        if (_writing.TryGetValue(persistenceId, out var write))
        {
            // Who wrote was told of a failure.
            await write.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return await journal.ReplayAsync(persistenceId, fromSequenceNr, recovery.ToSequenceNr, recovery.ReplayMax, replayed).ConfigureAwait(false);
    }

    public Task DeleteAsync(string persistenceId, long toSequenceNr) => journal.DeleteAsync(persistenceId, toSequenceNr);
}
