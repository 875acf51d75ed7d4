using MultiMarket.EmbeddedMongo.Protocol;
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
        var bypass = request.Boolean("bypassDocumentValidation"u8);
        var items = request.Documents("updates").ConvertAll(bytes => new UpdateItem(bytes));
        var statements = items.ConvertAll(item => WriteError.Try(() => item.Compile(scope, bind, bypass)));

        var (outcomes, errors) = await request.Server.Storage.WriteAsync(session =>
        {
            var done = new List<(int Index, UpdateOutcome Outcome)>();
            var failures = new List<WriteError>();
            for (var i = 0; i < statements.Count && (failures.Count == 0 || !ordered); i++)
            {
                try
                {
                    var statement = statements[i].Value ?? throw statements[i].Error!;
                    done.Add((i, statement.Execute(session, database, name, request.Server, deadline)));
                }
                catch (MongoErrorException e) when (e.Code != (int)MongoErrorCode.MaxTimeMSExpired)
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
