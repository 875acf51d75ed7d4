using MultiMarket.EmbeddedMongo.Aggregation;
using MultiMarket.EmbeddedMongo.Aggregation.Stages;
using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Query;
using MultiMarket.EmbeddedMongo.Query.Plans;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>explain of find, aggregate, count, distinct, update, delete and findAndModify: which index, and what it costs.</summary>
internal static class ExplainCommand
{
    public static void AddTo(Dictionary<string, Func<CommandRequest, ValueTask>> commands) => commands["explain"] = Explain;

    private static ValueTask Explain(CommandRequest request)
    {
        request.Allow("verbosity");
        var verbosity = request.Body.Field("verbosity"u8) is { IsString: true } given ? given.String : "allPlansExecution";
        if (verbosity is not ("queryPlanner" or "executionStats" or "allPlansExecution"))
            throw MongoErrorException.BadValue($"verbosity string must be one of {{'queryPlanner', 'executionStats', 'allPlansExecution'}}, found '{verbosity}'");
        if (!request.Target.IsDocument)
            throw MongoErrorException.TypeMismatch("explain command requires a nested object");
        Write(request, request.Target, verbosity != "queryPlanner");
        return ValueTask.CompletedTask;
    }

    /// <summary>Writes the explanation of a command.</summary>
    /// <param name="request">The request that asks for it; its reply is written.</param>
    /// <param name="command">The command to explain.</param>
    /// <param name="execute">Whether to run it and count.</param>
    public static void Write(CommandRequest request, RawValue command, bool execute)
    {
        var inner = request.ForCommand(command);
        using var session = request.Server.Storage.BeginRead();
        var (collectionName, pipeline, hint, isPipeline) = Read(inner, command);
        var named = session.Catalog.Find(request.Database, collectionName);
        var (collection, whole) = QuerySource.ResolveView(session.Catalog, named, pipeline);
        var context = request.Server.NewContext(session, request.NewDeadline());
        var plan = QuerySource.Plan(session, collection, whole, IndexHint.Resolve(IndexHint.Parse(hint), collection), out var rest);

        var reply = request.Reply;
        reply.WriteString("explainVersion"u8, "1");
        var statistics = execute ? Run(request, plan, rest, context) : null;
        if (isPipeline)
        {
            var stages = reply.BeginArray("stages"u8);
            var first = reply.BeginDocument(0);
            var cursor = reply.BeginDocument("$cursor"u8);
            WritePlan(reply, $"{request.Database}.{collectionName}", plan, rest, statistics, onlyPerDocument: true);
            reply.EndDocument(cursor);
            reply.EndDocument(first);
            var number = 1;
            foreach (var stage in command.Field("pipeline"u8).ToItems())
                stage.WriteTo(reply, number++);
            reply.EndDocument(stages);
        }
        else
        {
            WritePlan(reply, $"{request.Database}.{collectionName}", plan, rest, statistics, onlyPerDocument: false);
        }

        command.WriteTo(reply, "command"u8);
        var server = reply.BeginDocument("serverInfo"u8);
        reply.WriteString("host"u8, Environment.MachineName);
        reply.WriteInt32("port"u8, request.Server.Port);
        reply.WriteString("version"u8, HandshakeCommands.Version);
        reply.EndDocument(server);
    }

    private static (string Collection, Pipeline Pipeline, RawValue Hint, bool IsPipeline) Read(CommandRequest inner, RawValue command)
    {
        switch (inner.Name)
        {
            case "find":
                var find = FindQuery.Parse(inner);
                return (find.Collection, find.Pipeline, find.Hint, false);
            case "aggregate":
                var pipeline = new PipelineParser(inner.Database, LetVariables.Parse(inner.Document("let"u8), out _)).Parse(command.Field("pipeline"u8));
                return (inner.Collection, pipeline, command.Field("hint"u8), true);
            case "count" or "distinct" or "findAndModify" or "findandmodify":
                return (inner.Collection, Filter(inner.Document("query"u8)), command.Field("hint"u8), false);
            case "update" or "delete":
                var statement = RawValue.Document(inner.Documents(inner.Name + "s")[0].ToArray());
                return (inner.Collection, Filter(statement.Field("q"u8)), statement.Field("hint"u8), false);
            default:
                throw new MongoErrorException(MongoErrorCode.CommandNotFound, $"Explain failed due to unknown command: {inner.Name}");
        }
    }

    private static Pipeline Filter(RawValue filter) => new([new MatchStage(MatchParser.Parse(filter), FieldDependencies.OfFilter(filter))]);

    private static Statistics Run(CommandRequest request, QueryPlan plan, Pipeline rest, PipelineContext context)
    {
        var started = request.Server.Time.GetTimestamp();
        var source = plan.Open();
        var run = new PipelineRun(source, rest, context);
        var returned = 0L;
        try
        {
            while (run.TryNext(out _))
                returned++;
        }
        finally
        {
            run.Suspend();
        }

        return new Statistics(returned, source.KeysExamined, source.DocumentsExamined, (long)request.Server.Time.GetElapsedTime(started).TotalMilliseconds);
    }

    private static void WritePlan(BsonBufferWriter reply, string @namespace, QueryPlan plan, Pipeline rest, Statistics? statistics, bool onlyPerDocument)
    {
        var planner = reply.BeginDocument("queryPlanner"u8);
        reply.WriteString("namespace"u8, @namespace);
        reply.WriteBoolean("indexFilterSet"u8, false);
        var winning = reply.BeginDocument("winningPlan"u8);
        PlanText.Write(reply, plan, rest, onlyPerDocument);
        reply.EndDocument(winning);
        reply.EndDocument(reply.BeginArray("rejectedPlans"u8));
        reply.EndDocument(planner);
        if (statistics is null)
            return;

        var execution = reply.BeginDocument("executionStats"u8);
        reply.WriteBoolean("executionSuccess"u8, true);
        RawValue.FromInteger(statistics.Returned).WriteTo(reply, "nReturned"u8);
        RawValue.FromInteger(statistics.Milliseconds).WriteTo(reply, "executionTimeMillis"u8);
        RawValue.FromInteger(statistics.Keys).WriteTo(reply, "totalKeysExamined"u8);
        RawValue.FromInteger(statistics.Documents).WriteTo(reply, "totalDocsExamined"u8);
        var stages = reply.BeginDocument("executionStages"u8);
        PlanText.Write(reply, plan, rest, onlyPerDocument);
        reply.EndDocument(stages);
        reply.EndDocument(execution);
    }

    private sealed record Statistics(long Returned, long Keys, long Documents, long Milliseconds);
}
