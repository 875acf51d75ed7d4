using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Storage;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>One refused item of a bulk write.</summary>
internal sealed record WriteError(int Index, int Code, string Message, RawValue KeyPattern, RawValue KeyValue)
{
    public static WriteError Of(int index, MongoErrorException error) => error is DuplicateKeyException duplicate
        ? new(index, error.Code, error.Message, duplicate.KeyPattern, duplicate.KeyValue)
        : new(index, error.Code, error.Message, default, default);

    /// <summary>Compiles one item; what is wrong with it is reported under its index when its turn comes.</summary>
    public static (T? Value, MongoErrorException? Error) Try<T>(Func<T> compile)
        where T : class
    {
        try
        {
            return (compile(), null);
        }
        catch (MongoErrorException e)
        {
            return (null, e);
        }
    }

    public static void WriteAll(BsonBufferWriter reply, IReadOnlyList<WriteError> errors)
    {
        if (errors.Count == 0)
            return;
        var array = reply.BeginArray("writeErrors"u8);
        for (var i = 0; i < errors.Count; i++)
        {
            var item = reply.BeginDocument(i);
            reply.WriteInt32("index"u8, errors[i].Index);
            reply.WriteInt32("code"u8, errors[i].Code);
            errors[i].KeyPattern.WriteTo(reply, "keyPattern"u8);
            errors[i].KeyValue.WriteTo(reply, "keyValue"u8);
            reply.WriteString("errmsg"u8, errors[i].Message);
            reply.EndDocument(item);
        }

        reply.EndDocument(array);
    }
}
