using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Storage;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Query.Plans;

/// <summary>A client's choice of index: by name, by key document, or <c>{$natural: 1}</c>.</summary>
internal static class IndexHint
{
    /// <summary>The name, a key document as text, <c>$natural</c>, or null when no hint is given.</summary>
    public static string? Parse(RawValue hint)
    {
        if (hint.IsNullish)
            return null;
        if (hint.IsString)
            return hint.String;
        if (!hint.IsDocument)
            throw MongoErrorException.FailedToParse("Hint must be a string or an object");
        return hint.Elements.MoveNext() ? hint.Field("$natural"u8).IsMissing ? ShellText.Of(hint) : "$natural" : null;
    }

    /// <summary>The name of the index meant.</summary>
    /// <exception cref="MongoErrorException">Code 2: there is no such index.</exception>
    public static string? Resolve(string? hint, CollectionInfo? collection)
    {
        if (hint is null or "$natural" || collection is null)
            return hint;
        var index = collection.Index(hint) ?? collection.Indexes.FirstOrDefault(i => ShellText.Of(i.Key) == hint);
        return index is { Hidden: false } ? index.Name : throw MongoErrorException.BadValue("error processing query: planner returned error: hint provided does not correspond to an existing index");
    }
}
