using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>The indexes of a collection.</summary>
public interface IMongoIndexManager<TDocument>
{
    CollectionNamespace CollectionNamespace { get; }

    /// <summary>Creates indexes that do not exist yet, and answers their names.</summary>
    Task<IEnumerable<string>> CreateManyAsync(IEnumerable<CreateIndexModel<TDocument>> models, CancellationToken cancellationToken = default);

    /// <summary>Creates an index unless it exists, and answers its name.</summary>
    Task<string> CreateOneAsync(CreateIndexModel<TDocument> model, CreateOneIndexOptions? options = null, CancellationToken cancellationToken = default);

    Task DropAllAsync(CancellationToken cancellationToken = default);

    Task DropOneAsync(string name, CancellationToken cancellationToken = default);

    Task<IAsyncCursor<BsonDocument>> ListAsync(CancellationToken cancellationToken = default);
}
