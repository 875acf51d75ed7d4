using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Storage;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>One refused item of a bulk write.</summary>
internal sealed record WriteError(int Index, MongoErrorException Error)
{
    public static WriteError Of(int index, MongoErrorException error) => new(index, error);

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

    /// <summary>What some errors tell besides code and message.</summary>
    public static void WriteDetails(BsonBufferWriter output, MongoErrorException error)
    {
        switch (error)
        {
            case DuplicateKeyException duplicate:
                duplicate.KeyPattern.WriteTo(output, "keyPattern"u8);
                duplicate.KeyValue.WriteTo(output, "keyValue"u8);
                break;
            case DocumentValidationException refused:
                refused.Info.WriteTo(output, "errInfo"u8);
                break;
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
            reply.WriteInt32("code"u8, errors[i].Error.Code);
            WriteDetails(reply, errors[i].Error);
            reply.WriteString("errmsg"u8, errors[i].Error.Message);
            reply.EndDocument(item);
        }

        reply.EndDocument(array);
    }
}
