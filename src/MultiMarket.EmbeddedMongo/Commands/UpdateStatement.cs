using MultiMarket.EmbeddedMongo.Query.Plans;
using MultiMarket.EmbeddedMongo.Aggregation;
using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Query;
using MultiMarket.EmbeddedMongo.Storage;
using MultiMarket.EmbeddedMongo.Updates;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>One item of an update command, or the update of a findAndModify.</summary>
internal sealed record UpdateStatement(RawValue Query, Matcher Filter, DocumentUpdate Update, bool Multi, bool Upsert, string? Hint, KeyPattern? Sort, Action<Variables> Bind)
{
    private static readonly HashSet<string> Known = ["q", "u", "multi", "upsert", "arrayFilters", "collation", "hint", "c", "upsertSupplied", "sampleId"];

    public static UpdateStatement Parse(ReadOnlyMemory<byte> bytes, VariableScope scope, Action<Variables> bind)
    {
        BsonValidation.Validate(bytes.Span);
        var spec = RawValue.Document(bytes.ToArray());
        foreach (var name in FieldNames.Of(spec))
        {
            if (!Known.Contains(name))
                throw new MongoErrorException(40415, $"BSON field 'update.updates.{name}' is an unknown field.");
        }

        var query = spec.Field("q"u8);
        var update = spec.Field("u"u8);
        if (!query.IsDocument)
            throw new MongoErrorException(40414, "BSON field 'update.updates.q' is missing but a required field");
        if (update.IsMissing)
            throw new MongoErrorException(40414, "BSON field 'update.updates.u' is missing but a required field");
        CommandRequest.CheckCollation(spec.Field("collation"u8));
        return Create(query, update, spec.Field("arrayFilters"u8), spec.Field("multi"u8).IsTrue, spec.Field("upsert"u8).IsTrue, IndexHint.Parse(spec.Field("hint"u8)), null, scope, bind);
    }

    public static UpdateStatement Create(RawValue query, RawValue update, RawValue arrayFilters, bool multi, bool upsert, string? hint, KeyPattern? sort, VariableScope scope, Action<Variables> bind)
    {
        var compiled = DocumentUpdate.Parse(update, arrayFilters, scope);
        if (multi && compiled.IsReplacement)
            throw MongoErrorException.FailedToParse("multi update is not supported for replacement-style update");
        return new UpdateStatement(query, MatchParser.Parse(query, scope), compiled, multi, upsert, hint, sort, bind);
    }

    public UpdateOutcome Execute(WriteSession session, string database, string name, ServerContext server, Deadline deadline)
    {
        var collection = session.Catalog.Find(database, name);
        if (collection is { IsView: true })
            throw new MongoErrorException(MongoErrorCode.CommandNotSupportedOnView, $"Namespace {collection.Namespace} is a view, not a collection");
        var variables = new Variables(server.Time.GetUtcNow());
        Bind(variables);
        var rows = collection is null ? [] : TargetRows.Find(session, collection, Filter, Hint, Sort, Multi ? long.MaxValue : 1, variables, deadline);
        if (rows.Count == 0)
            return Upsert ? Insert(session, session.EnsureCollection(database, name), server, variables) : UpdateOutcome.None;

        var modified = 0L;
        RawValue before = default, after = default;
        foreach (var row in rows)
        {
            before = TargetRows.Read(session, collection!, row);
            after = Check(Update.Apply(before, Filter, isInsert: false, variables));
            if (after.Bytes.SequenceEqual(before.Bytes))
                continue;
            session.Replace(collection!, row, before, after);
            modified++;
        }

        return new UpdateOutcome(rows.Count, modified, default, before, after);
    }

    private UpdateOutcome Insert(WriteSession session, CollectionInfo collection, ServerContext server, Variables variables)
    {
        var seed = UpsertSeed.Of(Query, Update.IsReplacement);
        var made = Check(Update.Apply(seed, Filter, isInsert: true, variables));
        var document = InsertPreparation.Prepare(made.Bytes.ToArray(), server.ObjectIds);
        session.Insert(collection, document.Span);
        var inserted = RawValue.Document(document.ToArray());
        return new UpdateOutcome(1, 0, inserted.Field("_id"u8), default, inserted);
    }

    private static RawValue Check(RawValue document)
    {
        if (document.Bytes.Length > Wire.MaxDocumentLength)
            throw new MongoErrorException(17419, $"Resulting document after update is larger than {Wire.MaxDocumentLength}");
        BsonValidation.Validate(document.Bytes);
        return document;
    }
}

/// <summary>What an update did.</summary>
/// <param name="Matched">Documents matched, or 1 for an upsert.</param>
/// <param name="Modified">Documents really changed.</param>
/// <param name="UpsertedId">The <c>_id</c> that an upsert made; missing otherwise.</param>
/// <param name="Before">The last document as it was.</param>
/// <param name="After">The last document as it is.</param>
internal sealed record UpdateOutcome(long Matched, long Modified, RawValue UpsertedId, RawValue Before, RawValue After)
{
    public static UpdateOutcome None { get; } = new(0, 0, default, default, default);
}
