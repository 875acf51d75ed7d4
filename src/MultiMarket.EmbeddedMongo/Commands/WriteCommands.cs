using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Storage;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>insert and delete.</summary>
internal static class WriteCommands
{
    public static void AddTo(Dictionary<string, Func<CommandRequest, ValueTask>> commands)
    {
        commands["insert"] = InsertAsync;
        commands["delete"] = DeleteAsync;
    }

    private static async ValueTask InsertAsync(CommandRequest request)
    {
        request.Allow("ordered", "documents", "bypassDocumentValidation");
        var (database, name) = (request.Database, request.Collection);
        Namespaces.Check(database, name);
        var ordered = request.Boolean("ordered"u8, fallback: true);
        var bypass = request.Boolean("bypassDocumentValidation"u8);
        var documents = request.Documents("documents");
        var prepared = new (ReadOnlyMemory<byte> Document, MongoErrorException? Error)[documents.Count];
        for (var i = 0; i < prepared.Length; i++)
        {
            try
            {
                prepared[i] = (InsertPreparation.Prepare(documents[i], request.Server.ObjectIds), null);
            }
            catch (MongoErrorException e)
            {
                prepared[i] = (default, e);
            }
        }

        var (inserted, errors) = await request.Server.Storage.WriteAsync(session => Insert(session, database, name, prepared, ordered, bypass)).ConfigureAwait(false);
        request.Reply.WriteInt32("n"u8, inserted);
        WriteError.WriteAll(request.Reply, errors);
    }

    private static (int Inserted, List<WriteError> Errors) Insert(WriteSession session, string database, string name, (ReadOnlyMemory<byte> Document, MongoErrorException? Error)[] documents, bool ordered, bool bypass)
    {
        var inserted = 0;
        var errors = new List<WriteError>();
        CollectionInfo? collection = null;
        for (var i = 0; i < documents.Length; i++)
        {
            try
            {
                if (documents[i].Error is { } error)
                    throw error;
                collection ??= session.EnsureCollection(database, name);
                session.Insert(collection, documents[i].Document, bypass);
                inserted++;
                continue;
            }
            catch (MongoErrorException e)
            {
                errors.Add(WriteError.Of(i, e));
            }

            if (ordered)
                break;
        }

        return (inserted, errors);
    }

    private static async ValueTask DeleteAsync(CommandRequest request)
    {
        request.Allow("ordered", "deletes", "let", "bypassDocumentValidation");
        var (database, name) = (request.Database, request.Collection);
        Namespaces.Check(database, name);
        var ordered = request.Boolean("ordered"u8, fallback: true);
        var scope = LetVariables.Parse(request.Document("let"u8), out var bind);
        var items = request.Documents("deletes").ConvertAll(bytes => new DeleteItem(bytes));
        var statements = items.ConvertAll(item => WriteError.Try(() => item.Compile(scope, bind)));
        var deadline = request.NewDeadline();
        var (deleted, errors) = await request.Server.Storage.WriteAsync(session =>
        {
            var count = 0L;
            var failures = new List<WriteError>();
            for (var i = 0; i < statements.Count && (failures.Count == 0 || !ordered); i++)
            {
                try
                {
                    var statement = statements[i].Value ?? throw statements[i].Error!;
                    count += statement.Execute(session, session.Catalog.Find(database, name), request.Server, deadline);
                }
                catch (MongoErrorException e) when (e.Code != (int)MongoErrorCode.MaxTimeMSExpired)
                {
                    failures.Add(WriteError.Of(i, e));
                }
            }

            return (count, failures);
        }).ConfigureAwait(false);
        request.Reply.WriteInt32("n"u8, (int)deleted);
        WriteError.WriteAll(request.Reply, errors);
    }
}
