using MultiMarket.EmbeddedMongo.Aggregation;
using MultiMarket.EmbeddedMongo.Aggregation.Stages;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Query;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>A command to explain, as the query that it begins with.</summary>
/// <param name="Collection">The collection or view.</param>
/// <param name="Pipeline">What is done with its documents.</param>
/// <param name="Filter">The query as it was given; missing when there is none.</param>
/// <param name="Hint">The index asked for.</param>
/// <param name="Bind">Sets the command's variables.</param>
internal sealed record ExplainTarget(string Collection, Pipeline Pipeline, RawValue Filter, RawValue Hint, Action<Variables> Bind)
{
    private static readonly HashSet<string> QueryStages = ["$match", "$sort", "$limit", "$skip", "$project"];

    /// <summary>COUNT, UPDATE or DELETE: what stands above the query; null for nothing.</summary>
    public string? Root { get; init; }

    /// <summary>The stages of an aggregation that a query cannot do; empty for everything else.</summary>
    public IReadOnlyList<RawValue> Stages { get; init; } = [];

    /// <summary>What an update makes of a document.</summary>
    public Func<RawValue, Variables, RawValue>? Change { get; init; }

    /// <exception cref="MongoErrorException">The command cannot be understood, or is none that can be explained.</exception>
    public static ExplainTarget Read(CommandRequest inner)
    {
        switch (inner.Name)
        {
            case "find":
                var find = FindQuery.Parse(inner);
                if (find.Limits is not null)
                    throw MongoErrorException.NotImplemented("explain of find with min and max");
                return new(find.Collection, find.Pipeline, inner.Document("filter"u8), find.Hint, find.Bind);
            case "aggregate":
                return ReadAggregate(inner);
            case "count":
                return Plain(inner, "COUNT", [new CountStage("n"u8.ToArray())]);
            case "distinct":
                return Plain(inner, null, [new DistinctValues(new FieldPath(inner.Text("key"u8)))]);
            case "findAndModify" or "findandmodify":
                var modification = FindAndModifyStatement.Parse(inner);
                Stage[] sort = inner.Document("sort"u8) is var order && order.Elements.MoveNext() ? [SortStage.Parse(order)] : [];
                return Writing(inner, inner.Document("query"u8), inner.Body.Field("hint"u8), [.. sort, new LimitStage(1)], modification.Update, modification.Bind);
            case "update":
                var scope = LetVariables.Parse(inner.Document("let"u8), out var bind);
                var change = inner.Documents("updates")[0];
                var update = new UpdateItem(change).Compile(scope, bind, bypassValidation: true);
                var item = RawValue.Document(change.ToArray());
                return Writing(inner, item.Field("q"u8), item.Field("hint"u8), update.Multi ? [] : [new LimitStage(1)], update, update.Bind);
            case "delete":
                var deletion = inner.Documents("deletes")[0];
                var statement = new DeleteItem(deletion).Compile(LetVariables.Parse(inner.Document("let"u8), out var variables), variables);
                var spec = RawValue.Document(deletion.ToArray());
                return Writing(inner, spec.Field("q"u8), spec.Field("hint"u8), statement.One ? [new LimitStage(1)] : [], null, statement.Bind);
            case "insert" or "getMore":
                throw new MongoErrorException(MongoErrorCode.IllegalOperation, $"Cannot explain cmd: {inner.Name}");
            default:
                throw new MongoErrorException(MongoErrorCode.CommandNotFound, $"Explain failed due to unknown command: {inner.Name}");
        }
    }

    private static ExplainTarget ReadAggregate(CommandRequest inner)
    {
        var pipeline = inner.Body.Field("pipeline"u8);
        AggregateQuery.CheckPipeline(pipeline);
        var scope = LetVariables.Parse(inner.Document("let"u8), out var bind);
        var given = pipeline.ToItems();
        var names = given.ConvertAll(stage => FieldNames.Of(stage).FirstOrDefault() ?? "");
        return new(inner.Collection, new PipelineParser(inner.Database, scope).Parse(pipeline), names is ["$match", ..] ? given[0].Field("$match"u8) : default, inner.Body.Field("hint"u8), bind)
        {
            Stages = names.TrueForAll(QueryStages.Contains) ? [] : given,
        };
    }

    private static ExplainTarget Plain(CommandRequest inner, string? root, Stage[] after)
    {
        var filter = inner.Document("query"u8);
        return new(inner.Collection, new([Match(filter, null), .. after]), filter, inner.Body.Field("hint"u8), _ => { }) { Root = root };
    }

    private static ExplainTarget Writing(CommandRequest inner, RawValue filter, RawValue hint, Stage[] after, UpdateStatement? update, Action<Variables> bind) =>
        new(inner.Collection, new([Match(filter, update?.Filter), .. after]), filter, hint, bind)
        {
            Root = update is null ? "DELETE" : "UPDATE",
            Change = update is null ? null : (document, variables) => update.Update.Apply(document, update.Filter, isInsert: false, variables),
        };

    private static MatchStage Match(RawValue filter, Matcher? compiled) => new(compiled ?? MatchParser.Parse(filter), FieldDependencies.OfFilter(filter));
}
