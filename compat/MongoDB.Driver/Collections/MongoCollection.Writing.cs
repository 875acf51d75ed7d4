using MongoDB.Bson;
using MongoDB.Driver.Wire;

namespace MongoDB.Driver;

internal sealed partial class MongoCollection
{
    public Task<BulkWriteResult<BsonDocument>> BulkWriteAsync(
        IEnumerable<WriteModel<BsonDocument>> requests, BulkWriteOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        return BulkAsync([.. requests], options?.IsOrdered ?? true, cancellationToken);
    }

    public async Task InsertManyAsync(IEnumerable<BsonDocument> documents, InsertManyOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var list = documents as IReadOnlyList<BsonDocument> ?? [.. documents];
        var write = new BulkWrite(runner, CollectionNamespace, Settings.WriteConcern, options?.IsOrdered ?? true);
        await write.RunAsync(new InsertedDocuments(list), cancellationToken).ConfigureAwait(false);
    }

    public async Task InsertOneAsync(BsonDocument document, InsertOneOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        await SingleAsync(new InsertOneModel<BsonDocument>(document), cancellationToken).ConfigureAwait(false);
    }

    public async Task<DeleteResult> DeleteManyAsync(FilterDefinition<BsonDocument> filter, CancellationToken cancellationToken = default) =>
        Deleted(await SingleAsync(new DeleteManyModel<BsonDocument>(filter), cancellationToken).ConfigureAwait(false));

    public async Task<DeleteResult> DeleteOneAsync(FilterDefinition<BsonDocument> filter, CancellationToken cancellationToken = default) =>
        Deleted(await SingleAsync(new DeleteOneModel<BsonDocument>(filter), cancellationToken).ConfigureAwait(false));

    public async Task<ReplaceOneResult> ReplaceOneAsync(
        FilterDefinition<BsonDocument> filter, BsonDocument replacement, ReplaceOptions? options = null, CancellationToken cancellationToken = default)
    {
        var model = new ReplaceOneModel<BsonDocument>(filter, replacement) { IsUpsert = options?.IsUpsert ?? false, Hint = options?.Hint! };
        var result = await SingleAsync(model, cancellationToken).ConfigureAwait(false);
        return result.IsAcknowledged
            ? new ReplaceOneResult.Acknowledged(result.MatchedCount, result.ModifiedCount, UpsertedId(result))
            : ReplaceOneResult.Unacknowledged.Instance;
    }

    public async Task<UpdateResult> UpdateManyAsync(
        FilterDefinition<BsonDocument> filter, UpdateDefinition<BsonDocument> update, UpdateOptions? options = null, CancellationToken cancellationToken = default)
    {
        var model = new UpdateManyModel<BsonDocument>(filter, update) { IsUpsert = options?.IsUpsert ?? false, Hint = options?.Hint! };
        return Updated(await SingleAsync(model, cancellationToken).ConfigureAwait(false));
    }

    public async Task<UpdateResult> UpdateOneAsync(
        FilterDefinition<BsonDocument> filter, UpdateDefinition<BsonDocument> update, UpdateOptions? options = null, CancellationToken cancellationToken = default)
    {
        var model = new UpdateOneModel<BsonDocument>(filter, update) { IsUpsert = options?.IsUpsert ?? false, Hint = options?.Hint! };
        return Updated(await SingleAsync(model, cancellationToken).ConfigureAwait(false));
    }

    public async Task<TProjection> FindOneAndUpdateAsync<TProjection>(
        FilterDefinition<BsonDocument> filter,
        UpdateDefinition<BsonDocument> update,
        FindOneAndUpdateOptions<BsonDocument, TProjection>? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(update);
        ElementNames.CheckUpdate(update.Value);
        var command = new BsonDocument
        {
            { "findAndModify", CollectionNamespace.CollectionName },
            { "query", filter.Document },
            { "update", update.Value },
            { "new", true, options?.ReturnDocument == ReturnDocument.After },
            { "sort", () => options!.Sort.Document, options?.Sort is not null },
            { "fields", () => options!.Projection.Document, options?.Projection is not null },
            { "upsert", true, options?.IsUpsert ?? false },
            { "hint", () => options!.Hint, options?.Hint is not null },
            { "writeConcern", () => Settings.WriteConcern.ToBsonDocument(), !Settings.WriteConcern.IsServerDefault },
        };
        using var scope = await runner.BeginAsync(acknowledged: true, cancellationToken).ConfigureAwait(false);
        var reply = await scope.RunAsync(DatabaseName, command, cancellationToken).ConfigureAwait(false);
        CommandErrors.ThrowIfNotConfirmed(scope.Connection.Id, "findAndModify", reply);
        return reply.GetValue("value", BsonNull.Value) switch
        {
            BsonNull => default!,
            TProjection document => document,
            _ => throw GenuinePackage.NeededFor($"Results of {typeof(TProjection)} instead of BsonDocument"),
        };
    }

    private async Task<BulkWriteResult<BsonDocument>> SingleAsync(WriteModel<BsonDocument> model, CancellationToken cancellationToken)
    {
        try
        {
            return await BulkAsync([model], ordered: true, cancellationToken).ConfigureAwait(false);
        }
        catch (MongoBulkWriteException<BsonDocument> failure)
        {
            throw MongoWriteException.From(failure);
        }
    }

    private Task<BulkWriteResult<BsonDocument>> BulkAsync(List<WriteModel<BsonDocument>> requests, bool ordered, CancellationToken cancellationToken) =>
        new BulkWrite(runner, CollectionNamespace, Settings.WriteConcern, ordered).RunAsync(new MixedRequests(requests), cancellationToken);

    private static DeleteResult Deleted(BulkWriteResult<BsonDocument> result) =>
        result.IsAcknowledged ? new DeleteResult.Acknowledged(result.DeletedCount) : DeleteResult.Unacknowledged.Instance;

    private static UpdateResult Updated(BulkWriteResult<BsonDocument> result) => result.IsAcknowledged
        ? new UpdateResult.Acknowledged(result.MatchedCount, result.ModifiedCount, UpsertedId(result))
        : UpdateResult.Unacknowledged.Instance;

    private static BsonValue UpsertedId(BulkWriteResult<BsonDocument> result) => result.Upserts.Count > 0 ? result.Upserts[0].Id : null!;
}
