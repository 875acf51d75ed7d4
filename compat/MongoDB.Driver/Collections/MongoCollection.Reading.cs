using MongoDB.Bson;

namespace MongoDB.Driver;

internal sealed partial class MongoCollection
{
    public async Task<IAsyncCursor<TProjection>> FindAsync<TProjection>(
        FilterDefinition<BsonDocument> filter, FindOptions<BsonDocument, TProjection>? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var limit = options?.Limit is { } wanted and not 0 ? wanted : (int?)null;
        var command = new BsonDocument
        {
            { "find", CollectionNamespace.CollectionName },
            { "filter", filter.Document },
            { "sort", () => options!.Sort.Document, options?.Sort is not null },
            { "projection", () => options!.Projection.Document, options?.Projection is not null },
            { "hint", () => options!.Hint, options?.Hint is not null },
            { "skip", () => options!.Skip!.Value, options?.Skip is not null },
            { "limit", () => Math.Abs(limit!.Value), limit is not null },
            { "batchSize", () => options!.BatchSize!.Value, options?.BatchSize is not null },
            { "singleBatch", true, limit < 0 },
            { "comment", () => options!.Comment, options?.Comment is not null },
            { "maxTimeMS", () => Milliseconds(options!.MaxTime!.Value), options?.MaxTime is not null },
            { "allowDiskUse", () => options!.AllowDiskUse!.Value, options?.AllowDiskUse is not null },
        };
        return Typed<TProjection>(await BatchCursor.OpenAsync(runner, DatabaseName, command, options?.BatchSize, cancellationToken, limit).ConfigureAwait(false));
    }

    public async Task<IAsyncCursor<TResult>> AggregateAsync<TResult>(
        PipelineDefinition<BsonDocument, TResult> pipeline, AggregateOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        if (pipeline.Documents is [.., var last] && last.ElementCount > 0 && last.GetElement(0).Name is "$out" or "$merge")
        {
            throw GenuinePackage.NeededFor($"A pipeline that ends with {last.GetElement(0).Name}");
        }

        var command = new BsonDocument
        {
            { "aggregate", CollectionNamespace.CollectionName },
            { "pipeline", new BsonArray(pipeline.Documents) },
            { "allowDiskUse", () => options!.AllowDiskUse!.Value, options?.AllowDiskUse is not null },
            { "maxTimeMS", () => Milliseconds(options!.MaxTime!.Value), options?.MaxTime is not null },
            { "hint", () => options!.Hint, options?.Hint is not null },
            { "let", () => options!.Let, options?.Let is not null },
            { "comment", () => options!.Comment, options?.Comment is not null },
            { "cursor", options?.BatchSize is { } size ? new BsonDocument("batchSize", size) : new BsonDocument() },
        };
        return Typed<TResult>(await BatchCursor.OpenAsync(runner, DatabaseName, command, options?.BatchSize, cancellationToken).ConfigureAwait(false));
    }

    public async Task<long> CountDocumentsAsync(FilterDefinition<BsonDocument> filter, CountOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var stages = new BsonArray { new BsonDocument("$match", filter.Document) };
        if (options?.Skip is { } skip)
        {
            stages.Add(new BsonDocument("$skip", skip));
        }

        if (options?.Limit is { } limit)
        {
            stages.Add(new BsonDocument("$limit", limit));
        }

        stages.Add(new BsonDocument("$group", new BsonDocument { { "_id", 1 }, { "n", new BsonDocument("$sum", 1) } }));
        var command = new BsonDocument
        {
            { "aggregate", CollectionNamespace.CollectionName },
            { "pipeline", stages },
            { "maxTimeMS", () => Milliseconds(options!.MaxTime!.Value), options?.MaxTime is not null },
            { "hint", () => options!.Hint, options?.Hint is not null },
            { "cursor", new BsonDocument() },
        };
        var cursor = await BatchCursor.OpenAsync(runner, DatabaseName, command, null, cancellationToken).ConfigureAwait(false);
        var group = await cursor.FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return group is null ? 0 : group["n"].ToInt64();
    }

    public async Task<long> EstimatedDocumentCountAsync(EstimatedDocumentCountOptions? options = null, CancellationToken cancellationToken = default)
    {
        var command = new BsonDocument
        {
            { "count", CollectionNamespace.CollectionName },
            { "maxTimeMS", () => Milliseconds(options!.MaxTime!.Value), options?.MaxTime is not null },
        };
        var reply = await runner.RunAsync(DatabaseName, command, cancellationToken).ConfigureAwait(false);
        return reply["n"].ToInt64();
    }
}
