using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Query;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>currentOp and killOp.</summary>
internal static class OperationCommands
{
    public static void AddTo(Dictionary<string, Func<CommandRequest, ValueTask>> commands)
    {
        commands["currentOp"] = CurrentOp;
        commands["killOp"] = KillOp;
    }

    /// <summary>Whatever else stands in the command is a filter on the answer.</summary>
    private static ValueTask CurrentOp(CommandRequest request)
    {
        var filter = new Row(RawValue.EmptyDocument);
        foreach (var (name, value) in FieldNames.AndValues(request.Body).Skip(1))
        {
            if (!name.StartsWith('$') && !GenericArguments.IsGeneric(name))
                filter.Set(name.AsUtf8(), value);
        }

        var matcher = MatchParser.Parse(filter.ToDocument());
        var user = request.Boolean("$ownOps"u8) ? request.Session.User : null;
        var operations = request.Server.Operations.Describe(user, withIdle: request.Boolean("$all"u8)).FindAll(matcher.Matches);
        RawValue.FromItems(operations).WriteTo(request.Reply, "inprog"u8);
        return ValueTask.CompletedTask;
    }

    private static ValueTask KillOp(CommandRequest request)
    {
        request.Allow("op");
        var op = request.Body.Field("op"u8);
        if (op.IsMissing)
            throw new MongoErrorException(MongoErrorCode.NoSuchKey, "Missing expected field \"op\"");
        if (!op.IsNumber)
            throw MongoErrorException.TypeMismatch($"Expected field \"op\" to have numeric type, but found {op.Tag.Alias()}");
        request.Server.Operations.Kill(request.Int64("op"u8, 0));
        request.Reply.WriteString("info"u8, "attempting to kill op");
        return ValueTask.CompletedTask;
    }
}
