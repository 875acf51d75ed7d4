using MultiMarket.EmbeddedMongo.Aggregation;
using MultiMarket.EmbeddedMongo.Aggregation.Stages;
using MultiMarket.EmbeddedMongo.Query;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>find, aggregate, count and distinct.</summary>
internal static class QueryCommands
{
    public static void AddTo(Dictionary<string, Func<CommandRequest, ValueTask>> commands)
    {
        commands["find"] = FindAsync;
        commands["aggregate"] = AggregateAsync;
        commands["count"] = request => request.RunAsync(request.Collection, () => Count(request), isPointRead: request.Body.Field("query"u8).IsNullish);
        commands["distinct"] = request => request.RunAsync(request.Collection, () => Distinct(request));
    }

    private static ValueTask FindAsync(CommandRequest request)
    {
        var query = FindQuery.Parse(request);
        return request.RunAsync(query.Collection, () =>
        {
            using var session = request.Server.Storage.BeginRead();
            var run = query.Open(session, request.Server.NewContext(session, request.NewDeadline()));
            Answer(request, $"{request.Database}.{query.Collection}", run, query.BatchSize, query.SingleBatch, query.NoTimeout);
        }, isPointRead: query.IsPointRead);
    }

    private static async ValueTask AggregateAsync(CommandRequest request)
    {
        if (request.Boolean("explain"u8))
        {
            await request.RunAsync(null, () => ExplainCommand.Write(request, request.Body, ExplainCommand.QueryPlanner)).ConfigureAwait(false);
            return;
        }

        var query = AggregateQuery.Parse(request);
        if (query.Pipeline.Stages is [.., OutputStage output])
            await WriteOutputAsync(request, query, output).ConfigureAwait(false);
        else
            await request.RunAsync(query.Collection, () => Aggregate(request, query)).ConfigureAwait(false);
    }

    private static void Aggregate(CommandRequest request, AggregateQuery query)
    {
        using var session = request.Server.Storage.BeginRead();
        var run = query.Open(session, request.Server.NewContext(session, request.NewDeadline()));
        Answer(request, query.Namespace, run, query.BatchSize);
    }

    private static async ValueTask WriteOutputAsync(CommandRequest request, AggregateQuery query, OutputStage output)
    {
        request.Server.Access.CheckWrite(request.Session, output.Name, output.Database);
        using var session = request.Server.Storage.BeginRead();
        var run = query.Open(session, request.Server.NewContext(session, request.NewDeadline()));
        try
        {
            await OutputCommand.RunAsync(request.Server, run, output, request.Boolean("bypassDocumentValidation"u8)).ConfigureAwait(false);
        }
        finally
        {
            run.Suspend();
        }

        CursorCommands.WriteEmpty(request, query.Namespace);
    }

    private static void Answer(CommandRequest request, string @namespace, PipelineRun run, long batchSize, bool singleBatch = false, bool noTimeout = false)
    {
        try
        {
            CursorCommands.WriteFirst(request, @namespace, run, batchSize, singleBatch, noTimeout);
        }
        finally
        {
            run.Suspend();
        }
    }

    private static void Count(CommandRequest request)
    {
        request.Allow("query", "limit", "skip", "hint", "collation", "fields");
        var filter = MatchParser.Parse(request.Document("query"u8));
        var skip = request.NotNegative("skip"u8, 0);
        var limit = Math.Abs(request.Int64("limit"u8, 0));
        using var session = request.Server.Storage.BeginRead();
        var collection = session.Catalog.Find(request.Database, request.Collection);
        long count;
        if (filter.IsAlwaysTrue && collection is not { IsView: true } && request.Body.Field("hint"u8).IsNullish)
        {
            count = collection is null ? 0 : session.CountOf(collection);
        }
        else
        {
            var pipeline = new Pipeline([new MatchStage(filter), new CountStage("n"u8.ToArray())]);
            var run = QuerySource.Open(session.Catalog, collection, request.Database, pipeline, request.Server.NewContext(session, request.NewDeadline()), request.Body.Field("hint"u8));
            count = Drain(run) is [var only] ? only.Field("n"u8).Int64 : 0;
        }

        count = Math.Max(0, count - skip);
        RawValue.FromInteger(limit > 0 ? Math.Min(limit, count) : count).WriteTo(request.Reply, "n"u8);
    }

    private static void Distinct(CommandRequest request)
    {
        request.Allow("key", "query", "collation", "hint");
        var key = request.Text("key"u8);
        var values = new DistinctValues(new FieldPath(key));
        using var session = request.Server.Storage.BeginRead();
        var collection = session.Catalog.Find(request.Database, request.Collection);
        var context = request.Server.NewContext(session, request.NewDeadline());
        var pipeline = new Pipeline([new MatchStage(MatchParser.Parse(request.Document("query"u8))), values]);
        Drain(QuerySource.Open(session.Catalog, collection, request.Database, pipeline, context, request.Body.Field("hint"u8)));
        values.Result.WriteTo(request.Reply, "values"u8);
    }

    private static List<RawValue> Drain(PipelineRun run)
    {
        var all = new List<RawValue>();
        try
        {
            while (run.TryNext(out var document))
                all.Add(document);
        }
        finally
        {
            run.Suspend();
        }

        return all;
    }
}
