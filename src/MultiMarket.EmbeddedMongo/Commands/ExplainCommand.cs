using MultiMarket.EmbeddedMongo.Aggregation;
using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Query.Plans;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>explain of find, aggregate, count, distinct, update, delete and findAndModify: which index, and what it costs.</summary>
internal static class ExplainCommand
{
    public const string QueryPlanner = "queryPlanner";
    private const string AllPlans = "allPlansExecution";

    public static void AddTo(Dictionary<string, Func<CommandRequest, ValueTask>> commands) => commands["explain"] = Explain;

    private static ValueTask Explain(CommandRequest request)
    {
        request.Allow("verbosity");
        var verbosity = request.Body.Field("verbosity"u8) switch
        {
            { IsNullish: true } => AllPlans,
            { IsString: true } given => given.String,
            var other => throw MongoErrorException.TypeMismatch($"BSON field 'explain.verbosity' is the wrong type '{other.Tag.Alias()}', expected type 'string'"),
        };
        if (verbosity is not (QueryPlanner or "executionStats" or AllPlans))
            throw MongoErrorException.BadValue($"Enumeration value '{verbosity}' for field 'explain.verbosity' is not a valid value.");
        if (!request.Target.IsDocument)
            throw MongoErrorException.TypeMismatch("explain command requires a nested object");
        var inner = request.ForCommand(request.Target);
        request.Server.Access.Check(request.Session, inner.Name, request.Database);
        return request.RunAsync(inner.Target is { IsString: true } name ? name.String : null, () => Write(request, request.Target, verbosity), isPointRead: verbosity == QueryPlanner);
    }

    /// <summary>Writes the explanation of a command.</summary>
    /// <param name="request">The request that asks for it; its reply is written.</param>
    /// <param name="command">The command to explain.</param>
    /// <param name="verbosity">Above <see cref="QueryPlanner"/> it is run, nothing is changed, and what it did is counted.</param>
    public static void Write(CommandRequest request, RawValue command, string verbosity)
    {
        var target = ExplainTarget.Read(request.ForCommand(command));
        using var session = request.Server.Storage.BeginRead();
        var named = session.Catalog.Find(request.Database, target.Collection);
        var (collection, whole) = QuerySource.ResolveView(session.Catalog, named, target.Pipeline);
        var context = request.Server.NewContext(session, request.NewDeadline());
        target.Bind(context.Variables);
        var plan = QuerySource.Plan(session, collection, whole, IndexHint.Resolve(IndexHint.Parse(target.Hint), collection), context.Variables, out var rest);

        var reply = request.Reply;
        reply.WriteString("explainVersion"u8, "1");
        var execution = verbosity == QueryPlanner ? null : ExplainExecution.Run(request, target, plan, rest, context);
        var text = new PlanText(plan, rest, target, execution);
        if (target.Stages.Count > 0)
            WriteStages(reply, request, target, text, execution, verbosity);
        else
            WritePlan(reply, request, target, text, execution, verbosity);

        request.ForCommand(command).Body.WriteTo(reply, "command"u8);
        var server = reply.BeginDocument("serverInfo"u8);
        reply.WriteString("host"u8, Environment.MachineName);
        reply.WriteInt32("port"u8, request.Server.Port);
        reply.WriteString("version"u8, HandshakeCommands.Version);
        reply.EndDocument(server);
    }

    private static void WriteStages(BsonBufferWriter reply, CommandRequest request, ExplainTarget target, PlanText text, ExplainExecution? execution, string verbosity)
    {
        var stages = reply.BeginArray("stages"u8);
        var first = reply.BeginDocument(0);
        var cursor = reply.BeginDocument("$cursor"u8);
        WritePlan(reply, request, target, text, execution, verbosity);
        reply.EndDocument(cursor);
        if (execution is not null)
            RawValue.FromInteger(execution.Found).WriteTo(reply, "nReturned"u8);
        reply.EndDocument(first);
        for (var i = 0; i < target.Stages.Count; i++)
            target.Stages[i].WriteTo(reply, i + 1);
        reply.EndDocument(stages);
    }

    private static void WritePlan(BsonBufferWriter reply, CommandRequest request, ExplainTarget target, PlanText text, ExplainExecution? execution, string verbosity)
    {
        var planner = reply.BeginDocument("queryPlanner"u8);
        reply.WriteString("namespace"u8, $"{request.Database}.{target.Collection}");
        reply.WriteBoolean("indexFilterSet"u8, false);
        (target.Filter.IsMissing ? RawValue.EmptyDocument : target.Filter).WriteTo(reply, "parsedQuery"u8);
        var winning = reply.BeginDocument("winningPlan"u8);
        text.Write(reply, withCounts: false);
        reply.EndDocument(winning);
        reply.EndDocument(reply.BeginArray("rejectedPlans"u8));
        reply.EndDocument(planner);
        if (execution is null)
            return;

        var statistics = reply.BeginDocument("executionStats"u8);
        reply.WriteBoolean("executionSuccess"u8, true);
        RawValue.FromInteger(target.Stages.Count > 0 ? execution.Found : target.Root is null ? execution.Returned : 0).WriteTo(reply, "nReturned"u8);
        RawValue.FromInteger(execution.Milliseconds).WriteTo(reply, "executionTimeMillis"u8);
        RawValue.FromInteger(execution.Keys).WriteTo(reply, "totalKeysExamined"u8);
        RawValue.FromInteger(execution.Documents).WriteTo(reply, "totalDocsExamined"u8);
        var stages = reply.BeginDocument("executionStages"u8);
        text.Write(reply, withCounts: true);
        reply.EndDocument(stages);
        if (verbosity == AllPlans)
            reply.EndDocument(reply.BeginArray("allPlansExecution"u8));
        reply.EndDocument(statistics);
    }
}
