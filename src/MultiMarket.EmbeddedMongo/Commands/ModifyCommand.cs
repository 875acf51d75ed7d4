using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>collMod: other options for a collection, a view or an index.</summary>
internal static class ModifyCommand
{
    public static void AddTo(Dictionary<string, Func<CommandRequest, ValueTask>> commands) => commands["collMod"] = ModifyAsync;

    private static async ValueTask ModifyAsync(CommandRequest request)
    {
        request.Allow("validator", "validationLevel", "validationAction", "viewOn", "pipeline", "index", "expireAfterSeconds", "changeStreamPreAndPostImages", "timeseries", "cappedSize", "cappedMax", "dryRun");
        foreach (var feature in (ReadOnlySpan<string>)["expireAfterSeconds", "changeStreamPreAndPostImages", "timeseries", "cappedSize", "cappedMax", "dryRun"])
        {
            if (!request.Body.Field(feature.AsUtf8()).IsNullish)
                throw MongoErrorException.NotImplemented($"collMod of {feature}");
        }

        var (database, name) = (request.Database, request.Collection);
        if (request.Body.Field("index"u8) is { IsMissing: false } index)
        {
            await ModifyIndexAsync(request, index).ConfigureAwait(false);
            return;
        }

        await request.Server.Storage.WriteAsync(session =>
        {
            var collection = session.Catalog.Find(database, name) ?? throw new MongoErrorException(MongoErrorCode.NamespaceNotFound, "ns does not exist");
            var options = new Row(collection.Options);
            foreach (var field in (ReadOnlySpan<string>)["validator", "validationLevel", "validationAction", "viewOn", "pipeline"])
            {
                if (request.Body.Field(field.AsUtf8()) is not { IsMissing: false } value)
                    continue;
                if (collection.IsView != field is "viewOn" or "pipeline")
                    throw new MongoErrorException(MongoErrorCode.InvalidOptions, $"option not supported on a {(collection.IsView ? "view" : "collection")}: {field}");
                options.Set(field.AsUtf8(), value);
            }

            var changed = CollectionOptions.Check(database, options.ToDocument());
            ViewGraph.Check(session.Catalog, database, name, changed);
            return session.ChangeOptions(collection, changed);
        }).ConfigureAwait(false);
    }

    /// <summary>Hides an index from queries or shows it to them again, or changes when its documents expire.</summary>
    private static async ValueTask ModifyIndexAsync(CommandRequest request, RawValue change)
    {
        var (database, name) = (request.Database, request.Collection);
        var hidden = change.Field("hidden"u8);
        var expiry = change.Field("expireAfterSeconds"u8);
        if (!change.IsDocument || (hidden.IsMissing && expiry.IsMissing) || !change.Field("unique"u8).IsMissing || !change.Field("prepareUnique"u8).IsMissing)
            throw MongoErrorException.NotImplemented("collMod of anything of an index but hidden and expireAfterSeconds");
        if (!expiry.IsMissing)
            IndexSpecification.CheckExpiry(expiry);
        var was = await request.Server.Storage.WriteAsync(session =>
        {
            var collection = session.Catalog.Find(database, name) ?? throw new MongoErrorException(MongoErrorCode.NamespaceNotFound, "ns does not exist");
            var index = change.Field("name"u8) is { IsString: true } wanted
                ? collection.Index(wanted.String)
                : collection.Indexes.FirstOrDefault(other => other.Key.Equals(change.Field("keyPattern"u8)));
            if (index is null)
                throw new MongoErrorException(MongoErrorCode.IndexNotFound, $"cannot find index {ShellText.Of(change)} for ns {collection.Namespace}");
            if (index.IsIdIndex)
                throw MongoErrorException.BadValue(hidden.IsMissing ? "the _id field does not support TTL indexes" : "can't hide _id index");
            if (!expiry.IsMissing && index.Pattern.Parts.Length > 1)
                throw new MongoErrorException(MongoErrorCode.InvalidOptions, "TTL indexes are single-field indexes, compound indexes do not support TTL");
            var spec = new Row(index.Spec);
            if (!hidden.IsMissing)
                spec.Set("hidden"u8.ToArray(), hidden.IsTrue ? RawValue.True : RawValue.Missing);
            if (!expiry.IsMissing)
                spec.Set("expireAfterSeconds"u8.ToArray(), expiry);
            session.ChangeIndex(collection, index, spec.ToDocument());
            return index;
        }).ConfigureAwait(false);
        if (!expiry.IsMissing)
        {
            was.Spec.Field("expireAfterSeconds"u8).WriteTo(request.Reply, "expireAfterSeconds_old"u8);
            expiry.WriteTo(request.Reply, "expireAfterSeconds_new"u8);
        }

        if (hidden.IsMissing || was.Hidden == hidden.IsTrue)
            return;
        request.Reply.WriteBoolean("hidden_old"u8, was.Hidden);
        request.Reply.WriteBoolean("hidden_new"u8, hidden.IsTrue);
    }
}
