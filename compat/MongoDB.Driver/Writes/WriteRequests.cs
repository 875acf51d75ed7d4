using MongoDB.Bson;
using MongoDB.Bson.IO;
using MultiMarket.EmbeddedMongo.Bson;

namespace MongoDB.Driver;

/// <summary>The requests of a bulk write, as far as its execution has to know them.</summary>
internal abstract class WriteRequests
{
    public abstract int Count { get; }

    /// <summary>Which command a request belongs to.</summary>
    public abstract WriteKind Kind(int index);

    /// <summary>Writes a request as the document that its command takes.</summary>
    public abstract void Write(BsonBufferWriter writer, int index);

    public abstract WriteModel<BsonDocument> Model(int index);

    protected static void WriteInsert(BsonBufferWriter writer, BsonDocument document)
    {
        if (!document.Contains("_id"))
        {
            document.InsertAt(0, new BsonElement("_id", ObjectId.GenerateNewId()));
        }

        BsonWriting.WriteDocument(writer, document, idFirst: true);
    }
}

/// <summary>Documents to insert, without an object for each request: the way of large batches.</summary>
internal sealed class InsertedDocuments(IReadOnlyList<BsonDocument> documents) : WriteRequests
{
    public override int Count => documents.Count;

    public override WriteKind Kind(int index) => WriteKind.Insert;

    public override WriteModel<BsonDocument> Model(int index) => new InsertOneModel<BsonDocument>(documents[index]);

    public override void Write(BsonBufferWriter writer, int index) => WriteInsert(writer, documents[index]);
}

/// <summary>Requests of any kinds.</summary>
internal sealed class MixedRequests(IReadOnlyList<WriteModel<BsonDocument>> models) : WriteRequests
{
    public override int Count => models.Count;

    public override WriteKind Kind(int index) => models[index].ModelType switch
    {
        WriteModelType.InsertOne => WriteKind.Insert,
        WriteModelType.DeleteOne or WriteModelType.DeleteMany => WriteKind.Delete,
        _ => WriteKind.Update,
    };

    public override WriteModel<BsonDocument> Model(int index) => models[index];

    public override void Write(BsonBufferWriter writer, int index)
    {
        switch (models[index])
        {
            case InsertOneModel<BsonDocument> insert:
                WriteInsert(writer, insert.Document);
                break;
            case DeleteOneModel<BsonDocument> delete:
                WriteDelete(writer, delete.Filter, 1, delete.Hint);
                break;
            case DeleteManyModel<BsonDocument> delete:
                WriteDelete(writer, delete.Filter, 0, delete.Hint);
                break;
            case ReplaceOneModel<BsonDocument> replace:
                ElementNames.CheckReplacement(replace.Replacement);
                WriteUpdate(writer, replace.Filter, replace.Replacement, false, replace.IsUpsert, replace.Hint);
                break;
            case UpdateOneModel<BsonDocument> update:
                ElementNames.CheckUpdate(update.Update.Value);
                WriteUpdate(writer, update.Filter, update.Update.Value, false, update.IsUpsert, update.Hint);
                break;
            case UpdateManyModel<BsonDocument> update:
                ElementNames.CheckUpdate(update.Update.Value);
                WriteUpdate(writer, update.Filter, update.Update.Value, true, update.IsUpsert, update.Hint);
                break;
        }
    }

    private static void WriteDelete(BsonBufferWriter writer, FilterDefinition<BsonDocument> filter, int limit, BsonValue? hint) =>
        BsonWriting.WriteDocument(writer, new BsonDocument { { "q", filter.Document }, { "limit", limit }, { "hint", () => hint!, hint is not null } });

    private static void WriteUpdate(
        BsonBufferWriter writer, FilterDefinition<BsonDocument> filter, BsonValue update, bool multi, bool upsert, BsonValue? hint) =>
        BsonWriting.WriteDocument(writer, new BsonDocument
        {
            { "q", filter.Document },
            { "u", update },
            { "multi", true, multi },
            { "upsert", true, upsert },
            { "hint", () => hint!, hint is not null },
        });
}
