using MultiMarket.EmbeddedMongo.Bson;

namespace MultiMarket.EmbeddedMongo.Protocol;

/// <summary>Frames a reply around the document that a command writes.</summary>
internal static class WireReply
{
    /// <summary>Begins a reply in the form in which the request came; what follows is the reply document.</summary>
    public static int Begin(BsonBufferWriter output, WireRequest request, int replyId)
    {
        var start = output.Length;
        output.WriteInt32Value(0);
        output.WriteInt32Value(replyId);
        output.WriteInt32Value(request.RequestId);
        if (request.IsLegacy)
        {
            output.WriteInt32Value(Wire.OpReply);
            output.WriteInt32Value(request.IsLegacyQuery ? Wire.QueryFailure : Wire.AwaitCapable);
            output.WriteInt64Value(0);
            output.WriteInt32Value(0);
            output.WriteInt32Value(1);
        }
        else
        {
            output.WriteInt32Value(Wire.OpMsg);
            output.WriteInt32Value(0);
            output.WriteByteValue(0);
        }

        return start;
    }

    public static void End(BsonBufferWriter output, int start) => output.PatchInt32(start, output.Length - start);
}
