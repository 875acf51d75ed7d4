using MultiMarket.EmbeddedMongo.Aggregation;
using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Query;
using MultiMarket.EmbeddedMongo.Query.Plans;
using MultiMarket.EmbeddedMongo.Storage;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>One item of a delete command as it came, its shape checked.</summary>
internal sealed class DeleteItem
{
    private readonly RawValue _filter;
    private readonly RawValue _hint;
    private readonly bool _one;

    /// <exception cref="MongoErrorException">A field is missing, unknown or of the wrong type: then none of the command is carried out.</exception>
    public DeleteItem(ReadOnlyMemory<byte> bytes)
    {
        BsonValidation.Validate(bytes.Span);
        var spec = RawValue.Document(bytes.ToArray());
        foreach (var name in FieldNames.Of(spec))
        {
            if (name is not ("q" or "limit" or "hint" or "collation" or "sampleId"))
                throw new MongoErrorException(40415, $"BSON field 'delete.deletes.{name}' is an unknown field.");
        }

        _filter = UpdateItem.Required(spec, "delete.deletes", "q"u8);
        if (!_filter.IsDocument)
            throw MongoErrorException.TypeMismatch($"BSON field 'delete.deletes.q' is the wrong type '{_filter.Tag.Alias()}', expected type 'object'");
        var limit = UpdateItem.Required(spec, "delete.deletes", "limit"u8);
        if (!limit.IsNumber)
            throw MongoErrorException.TypeMismatch($"BSON field 'delete.deletes.limit' is the wrong type '{limit.Tag.Alias()}', expected types '[long, int, decimal, double]'");
        if (limit.ToDouble() is not (0 or 1))
            throw MongoErrorException.FailedToParse($"The limit field in delete objects must be 0 or 1. Got {ShellText.Of(limit)}");
        CommandRequest.CheckCollation(spec.Field("collation"u8));
        _hint = spec.Field("hint"u8);
        _one = limit.ToDouble() == 1;
    }

    /// <exception cref="MongoErrorException">The filter or the hint cannot be understood.</exception>
    public DeleteStatement Compile(VariableScope scope, Action<Variables> bind) => new(MatchParser.Parse(_filter, scope), _one, IndexHint.Parse(_hint), bind);
}

/// <summary>One item of a delete command, compiled.</summary>
internal sealed record DeleteStatement(Matcher Filter, bool One, string? Hint, Action<Variables> Bind)
{
    /// <returns>How many documents were deleted.</returns>
    public long Execute(WriteSession session, CollectionInfo? collection, ServerContext server, Deadline deadline)
    {
        if (collection is null)
            return 0;
        if (collection.IsView)
            throw new MongoErrorException(MongoErrorCode.CommandNotSupportedOnView, $"Namespace {collection.Namespace} is a view, not a collection");
        var variables = new Variables(server.Time.GetUtcNow());
        Bind(variables);
        var rows = TargetRows.Find(session, collection, Filter, Hint, sort: null, One ? 1 : long.MaxValue, variables, deadline);
        foreach (var row in rows)
            session.Delete(collection, row, TargetRows.Read(session, collection, row));
        return rows.Count;
    }
}
