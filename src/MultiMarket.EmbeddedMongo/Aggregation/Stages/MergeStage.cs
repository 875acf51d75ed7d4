using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Query;
using MultiMarket.EmbeddedMongo.Query.Plans;
using MultiMarket.EmbeddedMongo.Storage;
using MultiMarket.EmbeddedMongo.Updates;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation.Stages;

/// <summary>$merge: writes every document into a collection, by the fields in <c>on</c>.</summary>
internal sealed class MergeStage : OutputStage
{
    private readonly IReadOnlyList<FieldPath> _on;
    private readonly string _whenMatched;
    private readonly string _whenNotMatched;
    private readonly PipelineUpdate? _pipeline;
    private readonly IReadOnlyList<(int Slot, Expression Value)> _let;

    public MergeStage(
        string database, string collection, IReadOnlyList<FieldPath> on, string whenMatched, string whenNotMatched, PipelineUpdate? pipeline, IReadOnlyList<(int Slot, Expression Value)> let)
        : base("$merge", database, collection)
    {
        _on = on;
        _whenMatched = whenMatched;
        _whenNotMatched = whenNotMatched;
        _pipeline = pipeline;
        _let = let;
    }

    public override void Begin(WriteSession session)
    {
        if (Database is "admin" or "local" or "config")
            throw new MongoErrorException(31319, $"Cannot $merge to internal database: {Database}");
        var target = session.EnsureCollection(Database, Collection);
        var wanted = _on.Select(path => path.Text).ToHashSet();
        if (!target.Indexes.Any(index => index.Unique && index.Partial is null && wanted.SetEquals(index.Pattern.Parts.Select(part => part.Path.Text))))
            throw new MongoErrorException(51183, "Cannot find index to verify that join fields will be unique");
    }

    public override void Write(WriteSession session, IReadOnlyList<RawValue> documents, Variables variables, Func<RawValue, byte[]> withId, bool bypassValidation)
    {
        var target = session.EnsureCollection(Database, Collection);
        foreach (var incoming in documents)
        {
            // Without an _id of its own a document can only match by other fields.
            var document = incoming.Field("_id"u8).IsMissing && _on.Any(path => path.Text == "_id") ? RawValue.Document(withId(incoming)) : incoming;
            var filter = new AndMatcher([.. _on.Select(path => new PathMatcher(path, new EqualPredicate(Key(path, document))))]);
            if (!TryFind(session, target, filter, out var row, out var existing))
                InsertNew(session, target, RawValue.Document(withId(document)), bypassValidation);
            else if (_whenMatched == "fail")
                throw new MongoErrorException(MongoErrorCode.DuplicateKey, $"PlanExecutor error during aggregation :: caused by :: E11000 duplicate key error collection: {Database}.{Collection} index: _id_ dup key: {{ _id: {ShellText.Of(existing.Field("_id"u8))} }} found value");
            else if (_whenMatched != "keepExisting")
                session.Replace(target, row, existing, Combine(existing, document, variables), bypassValidation);
        }
    }

    public override void End(WriteSession session)
    {
    }

    private static bool TryFind(WriteSession session, CollectionInfo target, Matcher filter, out long row, out RawValue existing)
    {
        var source = Planner.Plan(target, filter).Open();
        RawValue found = default;
        var sink = new MatchStage(filter).Open(new FirstSink(document => found = document), null!);
        try
        {
            while (found.IsMissing && source.Pump(session, sink, new Row()))
            {
            }
        }
        finally
        {
            source.Suspend();
        }

        row = source.CurrentRow;
        existing = found;
        return !found.IsMissing;
    }

    private void InsertNew(WriteSession session, CollectionInfo target, RawValue document, bool bypassValidation)
    {
        if (_whenNotMatched == "fail")
            throw new MongoErrorException(13113, "$merge could not find a matching document in the target collection for at least one document in the source collection");
        if (_whenNotMatched == "insert")
            session.Insert(target, document.Bytes.ToArray(), bypassValidation);
    }

    private RawValue Combine(RawValue existing, RawValue incoming, Variables outer)
    {
        if (_pipeline is not null)
        {
            var variables = outer.Copy();
            var row = new Row(incoming) { Variables = variables };
            foreach (var (slot, value) in _let)
                variables[slot] = value.Evaluate(row);
            return _pipeline.Apply(existing, new ConstantMatcher(true), isInsert: false, variables);
        }

        var id = existing.Field("_id"u8);
        if (!incoming.Field("_id"u8).IsMissing && !incoming.Field("_id"u8).Equals(id))
            throw new MongoErrorException(MongoErrorCode.ImmutableField, "$merge failed to update the matching document, did you attempt to modify the _id or the shard key?");
        var merged = new Row(_whenMatched == "replace" ? RawValue.EmptyDocument : existing);
        merged.Set("_id"u8.ToArray(), id);
        foreach (var (name, value) in FieldNames.AndValues(incoming))
            merged.Set(name.AsUtf8(), value);
        return merged.ToDocument();
    }

    private static RawValue Key(FieldPath path, RawValue document)
    {
        var value = path.Follow(document);
        return value.IsNullish || value.IsArray
            ? throw new MongoErrorException(51132, "$merge write error: 'on' field cannot be missing, null, undefined or an array")
            : value;
    }

    private sealed class FirstSink(Action<RawValue> take) : Sink
    {
        public override bool Accept(Row row)
        {
            take(row.ToDocument());
            return false;
        }

        public override void Complete()
        {
        }
    }
}
