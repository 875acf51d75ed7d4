using Akka.Actor;
using Akka.Configuration;
using Akka.Persistence.Journal;
using Akka.Persistence.MongoDb.Serialization;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Akka.Persistence.MongoDb.Journal;

/// <summary>Keeps events in a collection, one document each. Its <c>_id</c> lets no number be written twice.</summary>
internal sealed class MongoDbJournal : IEventJournal
{
    private static readonly FilterDefinitionBuilder<BsonDocument> Filter = Builders<BsonDocument>.Filter;

    private readonly PluginSettings _settings;
    private readonly PayloadFormat _format;
    private readonly Initialization _initialization;

    public MongoDbJournal(ActorSystem system, Config config)
    {
        _settings = new PluginSettings(config);
        _format = new PayloadFormat(system);
        _initialization = new Initialization(CreateIndexesAsync);
    }

    private IMongoCollection<BsonDocument> Events => _settings.Collection("collection");

    private IMongoCollection<BsonDocument> Metadata => _settings.Collection("metadata-collection");

    public async Task WriteAsync(IReadOnlyList<PersistedEvent> events)
    {
        var documents = Documents(events);
        using var limit = new CancellationTokenSource(_settings.CallTimeout);
        await _initialization.EnsureAsync(limit.Token).ConfigureAwait(false);
        await Events.InsertManyAsync(documents, new InsertManyOptions { IsOrdered = true }, limit.Token).ConfigureAwait(false);
    }

    public async Task<long> ReplayAsync(string persistenceId, long fromSequenceNr, long toSequenceNr, long max, Action<PersistedEvent> replayed)
    {
        using var limit = new CancellationTokenSource(_settings.CallTimeout);
        await _initialization.EnsureAsync(limit.Token).ConfigureAwait(false);
        var highest = await HighestAsync(persistenceId, limit.Token).ConfigureAwait(false);
        var last = Math.Min(toSequenceNr, highest);
        if (max <= 0 || fromSequenceNr > last)
        {
            return highest;
        }

        var range = Filter.Gte(Fields.SequenceNr, fromSequenceNr) & Filter.Lte(Fields.SequenceNr, last) & Filter.Eq(Fields.PersistenceId, persistenceId);
        using var cursor = await Events.FindAsync(
            range,
            new FindOptions<BsonDocument> { Sort = Builders<BsonDocument>.Sort.Ascending(Fields.SequenceNr), Limit = (int)Math.Min(max, int.MaxValue) },
            limit.Token).ConfigureAwait(false);
        await cursor.ForEachAsync(document => replayed(Event(document)), limit.Token).ConfigureAwait(false);
        return highest;
    }

    public async Task DeleteAsync(string persistenceId, long toSequenceNr)
    {
        using var limit = new CancellationTokenSource(_settings.CallTimeout);
        await _initialization.EnsureAsync(limit.Token).ConfigureAwait(false);

        // The number first: once the events are gone, nothing else tells how far they went.
        var highest = await HighestAsync(persistenceId, limit.Token).ConfigureAwait(false);
        var metadata = new BsonDocument { { Fields.Id, persistenceId }, { Fields.PersistenceId, persistenceId }, { Fields.SequenceNr, highest } };
        await Metadata.ReplaceOneAsync(Filter.Eq(Fields.Id, persistenceId), metadata, new ReplaceOptions { IsUpsert = true }, limit.Token).ConfigureAwait(false);
        await Events.DeleteManyAsync(Filter.Eq(Fields.PersistenceId, persistenceId) & Filter.Lte(Fields.SequenceNr, toSequenceNr), limit.Token).ConfigureAwait(false);
    }

    private async Task<long> HighestAsync(string persistenceId, CancellationToken cancellationToken)
    {
        var own = Filter.Eq(Fields.PersistenceId, persistenceId);
        var last = await Events.Find(own).Sort(Builders<BsonDocument>.Sort.Descending(Fields.SequenceNr)).Limit(1)
            .FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        var deleted = await Metadata.Find(own).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return Math.Max(last?[Fields.SequenceNr].ToInt64() ?? 0, deleted?[Fields.SequenceNr].ToInt64() ?? 0);
    }

    private async Task CreateIndexesAsync(CancellationToken cancellationToken)
    {
        if (!_settings.AutoInitialize)
        {
            return;
        }

        var keys = Builders<BsonDocument>.IndexKeys;
        await Events.Indexes.CreateManyAsync(
            [
                new CreateIndexModel<BsonDocument>(keys.Ascending(Fields.PersistenceId).Descending(Fields.SequenceNr)),
                new CreateIndexModel<BsonDocument>(keys.Ascending(Fields.Ordering)),
                new CreateIndexModel<BsonDocument>(keys.Ascending(Fields.Tags).Ascending(Fields.Ordering)),
            ],
            cancellationToken).ConfigureAwait(false);
        await Metadata.Indexes.CreateOneAsync(
            new CreateIndexModel<BsonDocument>(keys.Ascending(Fields.PersistenceId)), null, cancellationToken).ConfigureAwait(false);
    }

    private List<BsonDocument> Documents(IReadOnlyList<PersistedEvent> events)
    {
        try
        {
            return [.. events.Select(Document)];
        }
        catch (NotSupportedException unserializable)
        {
            throw new EventRejectedException(unserializable);
        }
    }

    private BsonDocument Document(PersistedEvent e) => new()
    {
        { Fields.Id, $"{e.PersistenceId}_{e.SequenceNr}" },
        { Fields.PersistenceId, e.PersistenceId },
        { Fields.SequenceNr, e.SequenceNr },
        { Fields.IsDeleted, false },
        { Fields.Payload, _format.Write(e) },
        { Fields.Manifest, "" },
        { Fields.Ordering, new BsonTimestamp(0, 0) },
        { Fields.Tags, BsonNull.Value },
        { Fields.SerializerId, BsonNull.Value },
    };

    private PersistedEvent Event(BsonDocument document) => new(
        document[Fields.PersistenceId].AsString, document[Fields.SequenceNr].ToInt64(), _format.ReadEvent(document[Fields.Payload]));
}
