using System.Text;
using MongoDB.Bson;
using MongoDB.Bson.IO;
using MongoDB.Driver.Wire;
using MultiMarket.EmbeddedMongo.Bson;

namespace MongoDB.Driver;

/// <summary>One batch of results.</summary>
/// <param name="CursorId">What to ask for the next one; 0 if this is the last.</param>
/// <param name="Namespace">Whose results they are, as <c>database.collection</c>.</param>
/// <param name="Documents">The results.</param>
internal sealed record CursorBatch(long CursorId, string Namespace, List<BsonDocument> Documents)
{
    /// <summary>Reads the batch from the raw reply, without a document for the reply itself.</summary>
    public static CursorBatch Read(ServerReply reply)
    {
        if (!reply.TryFind("cursor"u8, out var cursor) || cursor.Tag != BsonTag.Document)
        {
            throw new MongoInternalException("The server answered without a cursor.");
        }

        var id = 0L;
        var ns = "";
        var documents = new List<BsonDocument>();
        var elements = cursor.Elements;
        while (elements.MoveNext())
        {
            if (elements.Name.SequenceEqual("id"u8))
            {
                id = elements.Value.Int64;
            }
            else if (elements.Name.SequenceEqual("ns"u8))
            {
                ns = Encoding.UTF8.GetString(elements.Value.Text);
            }
            else if (elements.Name.SequenceEqual("firstBatch"u8) || elements.Name.SequenceEqual("nextBatch"u8))
            {
                var items = elements.Value.Elements;
                while (items.MoveNext())
                {
                    documents.Add(BsonReading.ReadDocument(items.Value.Bytes));
                }
            }
        }

        return new CursorBatch(id, ns, documents);
    }
}
