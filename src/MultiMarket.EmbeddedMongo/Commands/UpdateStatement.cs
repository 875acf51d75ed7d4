using MultiMarket.EmbeddedMongo.Aggregation;
using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Query;
using MultiMarket.EmbeddedMongo.Storage;
using MultiMarket.EmbeddedMongo.Updates;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>One item of an update command, or the update of a findAndModify.</summary>
internal sealed record UpdateStatement(RawValue Query, Matcher Filter, DocumentUpdate Update, bool Multi, bool Upsert, string? Hint, KeyPattern? Sort, Action<Variables> Bind, bool BypassValidation)
{
    public static UpdateStatement Create(RawValue query, RawValue update, RawValue arrayFilters, bool multi, bool upsert, string? hint, KeyPattern? sort, VariableScope scope, Action<Variables> bind, bool bypassValidation)
    {
        var compiled = DocumentUpdate.Parse(update, arrayFilters, scope);
        if (multi && compiled.IsReplacement)
            throw MongoErrorException.FailedToParse("multi update is not supported for replacement-style update");
        return new UpdateStatement(query, MatchParser.Parse(query, scope), compiled, multi, upsert, hint, sort, bind, bypassValidation);
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
            session.Replace(collection!, row, before, after, BypassValidation);
            modified++;
        }

        return new UpdateOutcome(rows.Count, modified, default, before, after);
    }

    private UpdateOutcome Insert(WriteSession session, CollectionInfo collection, ServerContext server, Variables variables)
    {
        var seed = UpsertSeed.Of(Query, Update.IsReplacement);
        var made = Check(Update.Apply(seed, Filter, isInsert: true, variables));
        var document = InsertPreparation.Prepare(made.Bytes.ToArray(), server.ObjectIds);
        session.Insert(collection, document, BypassValidation);
        var inserted = RawValue.Document(document.ToArray());
        return new UpdateOutcome(1, 0, inserted.Field("_id"u8), default, inserted);
    }

    private static RawValue Check(RawValue document)
    {
        if (document.Bytes.Length > Wire.MaxDocumentLength)
            throw new MongoErrorException(17419, $"Resulting document after update is larger than {Wire.MaxDocumentLength}");
        try
        {
            BsonValidation.Validate(document.Bytes);
            return document;
        }
        catch (BsonFormatException e)
        {
            throw new MongoErrorException(MongoErrorCode.Overflow, $"the document after the update cannot be stored: {e.Message}");
        }
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
