namespace MultiMarket.EmbeddedMongo.Bson;

/// <summary>Checks a whole document once, at the border, so that later readers meet no surprises.</summary>
internal static class BsonValidation
{
    /// <summary>Walks every element at every level.</summary>
    /// <param name="document">Starts at the length prefix; bytes after the document are ignored.</param>
    /// <returns>The document's length in bytes.</returns>
    /// <exception cref="BsonFormatException">Malformed, or nested deeper than <see cref="BsonLayout.MaxDepth"/>.</exception>
    public static int Validate(ReadOnlySpan<byte> document)
    {
        Walk(document, 1);
        return BsonLayout.DocumentLength(document);
    }

    private static void Walk(ReadOnlySpan<byte> document, int depth)
    {
        if (depth > BsonLayout.MaxDepth)
            throw new BsonFormatException($"BSON nested deeper than {BsonLayout.MaxDepth} levels", isTooDeep: true);

        var elements = new BsonElements(document);
        while (elements.MoveNext())
        {
            if (elements.Tag is BsonTag.Document or BsonTag.Array)
                Walk(elements.Value.Bytes, depth + 1);
            else if (elements.Tag is BsonTag.JavaScriptWithScope)
                Walk(BsonLayout.Scope(elements.Value.Bytes), depth + 1);
        }
    }
}
