using MultiMarket.EmbeddedMongo.Query.Plans;
using MultiMarket.EmbeddedMongo.Aggregation;
using MultiMarket.EmbeddedMongo.Aggregation.Projections;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Query;
using MultiMarket.EmbeddedMongo.Storage;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>update and findAndModify.</summary>
internal static class UpdateCommands
{
    public static void AddTo(Dictionary<string, Func<CommandRequest, ValueTask>> commands)
    {
        commands["update"] = UpdateAsync;
        commands["findAndModify"] = FindAndModifyAsync;
        commands["findandmodify"] = FindAndModifyAsync;
    }

    private static async ValueTask UpdateAsync(CommandRequest request)
    {
        request.Allow("ordered", "updates", "let", "bypassDocumentValidation");
        var (database, name) = (request.Database, request.Collection);
        Namespaces.Check(database, name);
        var ordered = request.Boolean("ordered"u8, fallback: true);
        var deadline = request.NewDeadline();
        var scope = LetVariables.Parse(request.Document("let"u8), out var bind);
        var statements = request.Documents("updates").ConvertAll(bytes => TryParse(() => UpdateStatement.Parse(bytes, scope, bind)));

        var (outcomes, errors) = await request.Server.Storage.WriteAsync(session =>
        {
            var done = new List<(int Index, UpdateOutcome Outcome)>();
            var failures = new List<WriteError>();
            for (var i = 0; i < statements.Count && (failures.Count == 0 || !ordered); i++)
            {
                try
                {
                    var statement = statements[i].Statement ?? throw statements[i].Error!;
                    done.Add((i, statement.Execute(session, database, name, request.Server, deadline)));
                }
                catch (MongoErrorException e)
                {
                    failures.Add(WriteError.Of(i, e));
                }
            }

            return (done, failures);
        }).ConfigureAwait(false);

        var reply = request.Reply;
        reply.WriteInt32("n"u8, (int)outcomes.Sum(item => item.Outcome.Matched));
        reply.WriteInt32("nModified"u8, (int)outcomes.Sum(item => item.Outcome.Modified));
        var upserted = outcomes.FindAll(item => !item.Outcome.UpsertedId.IsMissing);
        if (upserted.Count > 0)
        {
            var array = reply.BeginArray("upserted"u8);
            for (var i = 0; i < upserted.Count; i++)
            {
                var item = reply.BeginDocument(i);
                reply.WriteInt32("index"u8, upserted[i].Index);
                upserted[i].Outcome.UpsertedId.WriteTo(reply, "_id"u8);
                reply.EndDocument(item);
            }

            reply.EndDocument(array);
        }

        WriteError.WriteAll(reply, errors);
    }

    private static (UpdateStatement? Statement, MongoErrorException? Error) TryParse(Func<UpdateStatement> parse)
    {
        try
        {
            return (parse(), null);
        }
        catch (MongoErrorException e)
        {
            return (null, e);
        }
    }

    private static async ValueTask FindAndModifyAsync(CommandRequest request)
    {
        request.Allow("query", "sort", "remove", "update", "new", "fields", "upsert", "bypassDocumentValidation", "collation", "arrayFilters", "hint", "let");
        var (database, name) = (request.Database, request.Collection);
        Namespaces.Check(database, name);
        var modification = FindAndModifyStatement.Parse(request);
        var deadline = request.NewDeadline();
        var outcome = await request.Server.Storage.WriteAsync(session => modification.Execute(session, database, name, request.Server, deadline)).ConfigureAwait(false);

        var reply = request.Reply;
        var last = reply.BeginDocument("lastErrorObject"u8);
        reply.WriteInt32("n"u8, (int)outcome.Matched);
        if (!modification.Remove)
        {
            reply.WriteBoolean("updatedExisting"u8, outcome.Matched > 0 && outcome.UpsertedId.IsMissing);
            outcome.UpsertedId.WriteTo(reply, "upserted"u8);
        }

        reply.EndDocument(last);
        var value = modification.New ? outcome.After : outcome.Before;
        if (!value.IsMissing && modification.Projection is { } projection)
            value = projection.Apply(new Row(value));
        (value.IsMissing ? RawValue.Null : value).WriteTo(reply, "value"u8);
    }
}

/// <summary>A findAndModify command, compiled.</summary>
internal sealed record FindAndModifyStatement(Matcher Filter, KeyPattern? Sort, string? Hint, UpdateStatement? Update, bool New, Projection? Projection)
{
    public bool Remove => Update is null;

    public static FindAndModifyStatement Parse(CommandRequest request)
    {
        var query = request.Document("query"u8);
        var update = request.Body.Field("update"u8);
        var remove = request.Boolean("remove"u8);
        var isNew = request.Boolean("new"u8);
        var upsert = request.Boolean("upsert"u8);
        if (remove && !update.IsMissing)
            throw MongoErrorException.FailedToParse("Cannot specify both an 'update' and 'remove'=true");
        if (remove && upsert)
            throw MongoErrorException.FailedToParse("Cannot specify both 'upsert'=true and 'remove'=true");
        if (remove && isNew)
            throw MongoErrorException.FailedToParse("Cannot specify both 'new'=true and 'remove'=true; 'remove' always returns the deleted document");
        if (!remove && update.IsMissing)
            throw MongoErrorException.FailedToParse("Either an 'update' or 'remove'=true must be specified");

        var scope = LetVariables.Parse(request.Document("let"u8), out var bind);
        var order = request.Document("sort"u8);
        var sort = order.Elements.MoveNext() ? SortKey.Parse(order) : null;
        var hint = IndexHint.Parse(request.Body.Field("hint"u8));
        var filter = MatchParser.Parse(query, scope);
        var fields = request.Document("fields"u8);
        return new FindAndModifyStatement(filter, sort, hint,
            remove ? null : UpdateStatement.Create(query, update, request.Body.Field("arrayFilters"u8), multi: false, upsert, hint, sort, scope, bind),
            isNew,
            fields.Elements.MoveNext() ? ProjectionParser.ParseFind(fields, filter, new VariableScope()) : null);
    }

    public UpdateOutcome Execute(WriteSession session, string database, string name, ServerContext server, Deadline deadline)
    {
        if (Update is not null)
            return Update.Execute(session, database, name, server, deadline);
        if (session.Catalog.Find(database, name) is not { } collection)
            return UpdateOutcome.None;
        var rows = TargetRows.Find(session, collection, Filter, Hint, Sort, 1, new Variables(server.Time.GetUtcNow()), deadline);
        if (rows.Count == 0)
            return UpdateOutcome.None;
        var document = TargetRows.Read(session, collection, rows[0]);
        session.Delete(collection, rows[0], document);
        return new UpdateOutcome(1, 0, default, document, default);
    }
}
