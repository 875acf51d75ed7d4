using MultiMarket.EmbeddedMongo.Query.Plans;
using MultiMarket.EmbeddedMongo.Aggregation;
using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Query;
using MultiMarket.EmbeddedMongo.Storage;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>One item of a delete command.</summary>
internal sealed record DeleteStatement(Matcher Filter, bool One, string? Hint)
{
    public static DeleteStatement Parse(ReadOnlyMemory<byte> bytes)
    {
        BsonValidation.Validate(bytes.Span);
        var spec = RawValue.Document(bytes.ToArray());
        var filter = spec.Field("q"u8);
        var limit = spec.Field("limit"u8);
        if (!filter.IsDocument)
            throw new MongoErrorException(40414, "BSON field 'delete.deletes.q' is missing but a required field");
        if (!limit.IsNumber)
            throw new MongoErrorException(40414, "BSON field 'delete.deletes.limit' is missing but a required field");
        if (limit.ToDouble() is not (0 or 1))
            throw MongoErrorException.FailedToParse($"The limit field in delete objects must be 0 or 1. Got {ShellText.Of(limit)}");
        CommandRequest.CheckCollation(spec.Field("collation"u8));
        return new DeleteStatement(MatchParser.Parse(filter), limit.ToDouble() == 1, IndexHint.Parse(spec.Field("hint"u8)));
    }

    /// <returns>How many documents were deleted.</returns>
    public long Execute(WriteSession session, CollectionInfo? collection, ServerContext server, Deadline deadline)
    {
        if (collection is null)
            return 0;
        if (collection.IsView)
            throw new MongoErrorException(MongoErrorCode.CommandNotSupportedOnView, $"Namespace {collection.Namespace} is a view, not a collection");
        var rows = TargetRows.Find(session, collection, Filter, Hint, sort: null, One ? 1 : long.MaxValue, new Variables(server.Time.GetUtcNow()), deadline);
        foreach (var row in rows)
            session.Delete(collection, row, TargetRows.Read(session, collection, row));
        return rows.Count;
    }
}
