using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Storage;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation.Stages;

/// <summary>A last stage that writes the documents to a collection instead of answering them.</summary>
internal abstract class OutputStage(string name, string database, string collection) : Stage
{
    public string Name => name;

    public string Database => database;

    public string Collection => collection;

    /// <summary>Passes everything on; the command writes what comes out.</summary>
    public override Sink Open(Sink next, PipelineContext context) => next;

    /// <summary>Runs on the writer thread before the first document.</summary>
    public abstract void Begin(WriteSession session);

    /// <summary>Runs on the writer thread for every portion.</summary>
    /// <exception cref="DocumentValidationException">The collection's validator refuses a document.</exception>
    public abstract void Write(WriteSession session, IReadOnlyList<RawValue> documents, Variables variables, Func<RawValue, byte[]> withId, bool bypassValidation);

    /// <summary>Runs on the writer thread after the last document.</summary>
    public abstract void End(WriteSession session);
}

/// <summary>$out: replaces a collection at the end, in one step.</summary>
internal sealed class OutStage(string database, string collection) : OutputStage("$out", database, collection)
{
    private readonly string _temporary = $"tmp.agg_out.{Guid.NewGuid():N}";

    public static OutStage Parse(RawValue spec, string database)
    {
        if (spec.IsString)
            return new OutStage(database, spec.String);
        if (!spec.IsDocument)
            throw new MongoErrorException(16990, $"$out only supports a string or object argument, but found {spec.Tag.Alias()}");
        if (FieldNames.Of(spec).Find(name => name is not ("db" or "coll" or "timeseries")) is { } unknown)
            throw new MongoErrorException(40415, $"BSON field '$out.{unknown}' is an unknown field.");
        if (spec.Field("coll"u8) is not { IsString: true } collection)
            throw new MongoErrorException(40414, "BSON field '$out.coll' is missing but a required field");
        if (!spec.Field("timeseries"u8).IsMissing)
            throw MongoErrorException.NotImplemented("$out to a time series collection");
        return new OutStage(spec.Field("db"u8) is { IsString: true } db ? db.String : database, collection.String);
    }

    public override void Begin(WriteSession session)
    {
        if (Database is "admin" or "local" or "config")
            throw new MongoErrorException(31321, $"Can't $out to internal database: {Database}");
        Namespaces.Check(Database, Collection);
        var old = session.Catalog.Find(Database, Collection);
        if (old is { IsView: true })
            throw new MongoErrorException(MongoErrorCode.CommandNotSupportedOnView, $"Namespace {Database}.{Collection} is a view, not a collection");
        // The new content obeys the validator of the old.
        session.CreateCollection(Database, _temporary, old?.Options ?? RawValue.EmptyDocument);
    }

    public override void Write(WriteSession session, IReadOnlyList<RawValue> documents, Variables variables, Func<RawValue, byte[]> withId, bool bypassValidation)
    {
        var target = session.Catalog.Find(Database, _temporary)!;
        foreach (var document in documents)
            session.Insert(target, withId(document), bypassValidation);
    }

    public override void End(WriteSession session)
    {
        var filled = session.Catalog.Find(Database, _temporary)!;
        var old = session.Catalog.Find(Database, Collection);
        // The new content keeps the indexes of the old.
        foreach (var index in old?.Indexes.Where(index => !index.IsIdIndex) ?? [])
            filled = session.CreateIndex(filled, index.Spec);
        if (old is not null)
            session.DropCollection(old);
        session.RenameCollection(filled, Database, Collection);
    }

    /// <summary>Removes what a failed run has left.</summary>
    public void Abandon(WriteSession session)
    {
        if (session.Catalog.Find(Database, _temporary) is { } leftover)
            session.DropCollection(leftover);
    }
}
