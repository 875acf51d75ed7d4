using MultiMarket.EmbeddedMongo.Aggregation;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Query;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Updates;

/// <summary>What an update does to one document.</summary>
internal abstract class DocumentUpdate
{
    /// <summary>Whether only one document may be updated.</summary>
    public virtual bool IsReplacement => false;

    /// <param name="document">The document as it is; empty but for the query's equalities in an upsert.</param>
    /// <param name="filter">What it matched.</param>
    /// <param name="isInsert">Whether an upsert makes the document.</param>
    /// <param name="variables">The command's variables.</param>
    /// <exception cref="MongoErrorException">An operator cannot act on this document.</exception>
    public abstract RawValue Apply(RawValue document, Matcher filter, bool isInsert, Variables variables);

    /// <summary>Compiles a replacement, a document of operators, or a pipeline.</summary>
    public static DocumentUpdate Parse(RawValue update, RawValue arrayFilters, VariableScope scope)
    {
        if (update.IsArray)
        {
            return arrayFilters.IsNullish
                ? new PipelineUpdate(update, scope)
                : throw MongoErrorException.FailedToParse("arrayFilters may not be specified for pipeline-syle updates");
        }

        if (!update.IsDocument)
            throw MongoErrorException.FailedToParse("Update argument must be either an object or an array");
        return FieldNames.Of(update) is [var first, ..] && first.StartsWith('$')
            ? new OperatorUpdate(update, arrayFilters)
            : new ReplacementUpdate(update);
    }

    protected static MongoErrorException Immutable(string path) =>
        new(MongoErrorCode.ImmutableField, $"Performing an update on the path '{path}' would modify the immutable field '_id'");
}

/// <summary>A whole document that takes the other's place and keeps its <c>_id</c>.</summary>
internal sealed class ReplacementUpdate : DocumentUpdate
{
    private readonly RawValue _replacement;

    public ReplacementUpdate(RawValue replacement)
    {
        foreach (var name in FieldNames.Of(replacement))
        {
            if (name.StartsWith('$'))
                throw new MongoErrorException(MongoErrorCode.DollarPrefixedFieldName, $"The dollar ($) prefixed field '{name}' in '{name}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.");
        }

        _replacement = replacement;
    }

    public override bool IsReplacement => true;

    public override RawValue Apply(RawValue document, Matcher filter, bool isInsert, Variables variables)
    {
        var id = document.Field("_id"u8);
        var given = _replacement.Field("_id"u8);
        if (!given.IsMissing && !id.IsMissing && !given.Equals(id))
            throw new MongoErrorException(MongoErrorCode.ImmutableField, $"After applying the update, the (immutable) field '_id' was found to have been altered to _id: {ShellText.Of(given)}");
        if (id.IsMissing)
            return _replacement;
        var row = new Row(RawValue.EmptyDocument);
        row.Set("_id"u8.ToArray(), id);
        foreach (var (name, value) in FieldNames.AndValues(_replacement))
            row.Set(name.AsUtf8(), name == "_id" ? id : value);
        return row.ToDocument();
    }
}

/// <summary>An aggregation pipeline whose result takes the document's place.</summary>
internal sealed class PipelineUpdate : DocumentUpdate
{
    private static readonly HashSet<string> Allowed = ["$addFields", "$set", "$project", "$unset", "$replaceRoot", "$replaceWith"];

    private readonly Pipeline _pipeline;

    public PipelineUpdate(RawValue stages, VariableScope scope)
    {
        _pipeline = new PipelineParser("update", scope).Parse(stages);
        foreach (var stage in stages.ToItems())
        {
            if (FieldNames.Of(stage)[0] is var name && !Allowed.Contains(name))
                throw new MongoErrorException(MongoErrorCode.InvalidOptions, $"{name} is not allowed to be used within an update");
        }
    }

    public override RawValue Apply(RawValue document, Matcher filter, bool isInsert, Variables variables)
    {
        RawValue result = default;
        var context = new PipelineContext { Store = null!, Variables = variables, MemoryLimit = long.MaxValue, Deadline = Deadline.None() };
        var sink = _pipeline.Open(new CollectingSink(output => result = output), context);
        sink.Accept(new Row(document) { Variables = variables });
        var id = document.Field("_id"u8);
        var after = result.Field("_id"u8);
        if (after.IsMissing && !id.IsMissing)
        {
            var row = new Row(RawValue.EmptyDocument);
            row.Set("_id"u8.ToArray(), id);
            foreach (var (name, value) in FieldNames.AndValues(result))
                row.Set(name.AsUtf8(), value);
            return row.ToDocument();
        }

        return id.IsMissing || after.Equals(id) ? result : throw Immutable("_id");
    }
}
