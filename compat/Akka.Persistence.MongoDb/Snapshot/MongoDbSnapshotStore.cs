using Akka.Actor;
using Akka.Configuration;
using Akka.Persistence.MongoDb.Serialization;
using Akka.Persistence.Snapshot;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Akka.Persistence.MongoDb.Snapshot;

/// <summary>Keeps snapshots in a collection, one document each.</summary>
internal sealed class MongoDbSnapshotStore : ISnapshotStore
{
    private static readonly FilterDefinitionBuilder<BsonDocument> Filter = Builders<BsonDocument>.Filter;

    private readonly PluginSettings _settings;
    private readonly PayloadFormat _format;
    private readonly Initialization _initialization;

    public MongoDbSnapshotStore(ActorSystem system, Config config)
    {
        _settings = new PluginSettings(config);
        _format = new PayloadFormat(system);
        _initialization = new Initialization(CreateIndexesAsync);
    }

    private IMongoCollection<BsonDocument> Snapshots => _settings.Collection("collection");

    public async Task<SelectedSnapshot> LoadAsync(string persistenceId, SnapshotSelectionCriteria criteria)
    {
        using var limit = new CancellationTokenSource(_settings.CallTimeout);
        await _initialization.EnsureAsync(limit.Token).ConfigureAwait(false);
        var found = await Snapshots.Find(Meeting(persistenceId, criteria)).Sort(Builders<BsonDocument>.Sort.Descending(Fields.SequenceNr)).Limit(1)
            .FirstOrDefaultAsync(limit.Token).ConfigureAwait(false);
        return found is null ? null : new SelectedSnapshot(
            new SnapshotMetadata(persistenceId, found[Fields.SequenceNr].ToInt64(), new DateTime(found[Fields.Timestamp].ToInt64(), DateTimeKind.Utc)),
            _format.ReadSnapshot(found[Fields.Snapshot]));
    }

    public async Task SaveAsync(SnapshotMetadata metadata, object snapshot)
    {
        var id = $"{metadata.PersistenceId}_{metadata.SequenceNr}";
        var document = new BsonDocument
        {
            { Fields.Id, id },
            { Fields.PersistenceId, metadata.PersistenceId },
            { Fields.SequenceNr, metadata.SequenceNr },
            { Fields.Timestamp, metadata.Timestamp.Ticks },
            { Fields.Snapshot, _format.WriteSnapshot(snapshot) },
            { Fields.Manifest, "" },
            { Fields.SerializerId, BsonNull.Value },
        };
        using var limit = new CancellationTokenSource(_settings.CallTimeout);
        await _initialization.EnsureAsync(limit.Token).ConfigureAwait(false);
        await Snapshots.ReplaceOneAsync(Filter.Eq(Fields.Id, id), document, new ReplaceOptions { IsUpsert = true }, limit.Token).ConfigureAwait(false);
    }

    public async Task DeleteAsync(string persistenceId, SnapshotSelectionCriteria criteria)
    {
        using var limit = new CancellationTokenSource(_settings.CallTimeout);
        await _initialization.EnsureAsync(limit.Token).ConfigureAwait(false);
        await Snapshots.DeleteManyAsync(Meeting(persistenceId, criteria), limit.Token).ConfigureAwait(false);
    }

    private static FilterDefinition<BsonDocument> Meeting(string persistenceId, SnapshotSelectionCriteria criteria) =>
        Filter.Eq(Fields.PersistenceId, persistenceId)
        & Filter.Gte(Fields.SequenceNr, criteria.MinSequenceNr) & Filter.Lte(Fields.SequenceNr, criteria.MaxSequenceNr)
        & Filter.Gte(Fields.Timestamp, criteria.MinTimestamp.GetValueOrDefault().Ticks) & Filter.Lte(Fields.Timestamp, criteria.MaxTimeStamp.Ticks);

    private async Task CreateIndexesAsync(CancellationToken cancellationToken)
    {
        if (!_settings.AutoInitialize)
        {
            return;
        }

        var keys = Builders<BsonDocument>.IndexKeys.Ascending(Fields.PersistenceId).Descending(Fields.SequenceNr);
        await Snapshots.Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>(keys), null, cancellationToken).ConfigureAwait(false);
    }
}
