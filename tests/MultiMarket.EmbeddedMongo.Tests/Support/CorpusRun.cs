using System.Text;
using System.Text.Json;
using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Tests.Support;

/// <summary>Carries out one case of the corpus in a database of its own.</summary>
internal sealed class CorpusRun(WireClient client, string database)
{
    private const string Main = "c";

    public IEnumerable<(string Name, List<RawValue> Documents)> Collections(JsonElement item)
    {
        if (item.TryGetProperty("documents", out var documents))
            yield return (Main, [.. documents.EnumerateArray().Select(JsonBson.Of)]);
        if (!item.TryGetProperty("collections", out var others))
            yield break;
        foreach (var other in others.EnumerateObject())
            yield return (other.Name, [.. other.Value.EnumerateArray().Select(JsonBson.Of)]);
    }

    public async Task InsertAsync(string collection, List<RawValue> documents)
    {
        if (documents.Count == 0)
            return;
        var reply = await client.RunAsync(Command(w =>
        {
            w.WriteString("insert"u8, collection);
            RawValue.FromItems(documents).WriteTo(w, "documents"u8);
        }));
        reply.Field("n"u8).Int32.ShouldBe(documents.Count, TypedText.Of(reply));
    }

    /// <summary>Runs the case's "indexes" and "setup", then its "expression", "pipeline", "filter", "find", "update" or "command".</summary>
    public async Task<RawValue> ExecuteAsync(JsonElement item)
    {
        if (item.TryGetProperty("indexes", out var indexes))
        {
            var created = await client.RunAsync(Command(w =>
            {
                w.WriteString("createIndexes"u8, Main);
                JsonBson.Of(indexes).WriteTo(w, "indexes"u8);
            }));
            created.Field("ok"u8).ToDouble().ShouldBe(1, TypedText.Of(created));
        }

        if (item.TryGetProperty("setup", out var setup))
        {
            foreach (var command in setup.EnumerateArray())
            {
                var done = await client.RunAsync(WireClient.WithDatabase(JsonBson.Of(command), database));
                done.Field("ok"u8).ToDouble().ShouldBe(1, TypedText.Of(done));
            }
        }

        if (item.TryGetProperty("expression", out var expression))
        {
            // Nothing needs to be stored for it, and most cases are of this kind.
            var document = item.TryGetProperty("document", out var given) ? JsonBson.Of(given) : RawValue.EmptyDocument;
            var source = Document("$documents", RawValue.FromItems([Document("$literal", document)]));
            return await AggregateAsync(RawValue.FromInt32(1), RawValue.FromItems([source, Document("$replaceWith", Document("v", JsonBson.Of(expression)))]));
        }

        if (item.TryGetProperty("pipeline", out var pipeline))
            return await AggregateAsync(RawValue.FromString(Main), JsonBson.Of(pipeline));

        if (item.TryGetProperty("filter", out var filter))
        {
            return await client.RunAsync(Command(w =>
            {
                w.WriteString("find"u8, Main);
                JsonBson.Of(filter).WriteTo(w, "filter"u8);
            }));
        }

        if (item.TryGetProperty("find", out var find))
        {
            return await client.RunAsync(Command(w =>
            {
                w.WriteString("find"u8, Main);
                foreach (var (name, value) in FieldNames.AndValues(JsonBson.Of(find)))
                    value.WriteTo(w, name.AsUtf8());
            }));
        }

        if (item.TryGetProperty("update", out var update))
        {
            return await client.RunAsync(Command(w =>
            {
                w.WriteString("update"u8, Main);
                RawValue.FromItems([JsonBson.Of(update)]).WriteTo(w, "updates"u8);
            }));
        }

        return await client.RunAsync(WireClient.WithDatabase(JsonBson.Of(item.GetProperty("command")), database));
    }

    /// <summary>The case's "expected"; for an expression its value as field <c>v</c> of the only document.</summary>
    public static List<RawValue> Expected(JsonElement item)
    {
        if (item.TryGetProperty("expression", out _))
            return [item.TryGetProperty("missing", out _) ? RawValue.EmptyDocument : Document("v", JsonBson.Of(item.GetProperty("expected")))];
        return [.. item.GetProperty(item.TryGetProperty("matches", out _) ? "matches" : "expected").EnumerateArray().Select(JsonBson.Of)];
    }

    /// <summary>The documents of a cursor, those of the collection after an update, or the reply without its <c>ok</c>.</summary>
    public async Task<List<RawValue>> ResultAsync(JsonElement item, RawValue reply)
    {
        if (reply.Field("cursor"u8).IsDocument)
        {
            reply.Field("cursor"u8).Field("id"u8).Int64.ShouldBe(0, "the case has more documents than one batch takes");
            var found = reply.Field("cursor"u8).Field("firstBatch"u8).ToItems();
            return item.TryGetProperty("matches", out _) ? [.. found.Select(document => document.Field("_id"u8))] : found;
        }

        if (!item.TryGetProperty("update", out _))
        {
            var row = new Row(reply);
            row.Set("ok"u8.ToArray(), RawValue.Missing);
            return [row.ToDocument()];
        }

        reply.Field("writeErrors"u8).IsMissing.ShouldBeTrue(TypedText.Of(reply));
        var all = await client.RunAsync(Command(w => w.WriteString("find"u8, Main)));
        return all.Field("cursor"u8).Field("firstBatch"u8).ToItems();
    }

    /// <summary>The code of a failed command, or of the first write error.</summary>
    public static int ErrorCode(RawValue reply)
    {
        var errors = reply.Field("writeErrors"u8);
        return errors.IsArray ? errors.ToItems()[0].Field("code"u8).Int32 : reply.Field("code"u8).Int32;
    }

    private Task<RawValue> AggregateAsync(RawValue target, RawValue pipeline) => client.RunAsync(Command(w =>
    {
        target.WriteTo(w, "aggregate"u8);
        pipeline.WriteTo(w, "pipeline"u8);
        RawValue.EmptyDocument.WriteTo(w, "cursor"u8);
    }));

    private static RawValue Document(string name, RawValue value)
    {
        var row = new Row(RawValue.EmptyDocument);
        row.Set(Encoding.UTF8.GetBytes(name), value);
        return row.ToDocument();
    }

    private RawValue Command(Action<BsonBufferWriter> fields)
    {
        using var writer = new BsonBufferWriter();
        var start = writer.BeginDocument();
        fields(writer);
        writer.WriteString("$db"u8, database);
        writer.EndDocument(start);
        return RawValue.FromWriter(BsonTag.Document, writer);
    }
}
