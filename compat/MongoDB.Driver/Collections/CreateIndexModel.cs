using System.Globalization;
using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>An index to be created.</summary>
public sealed class CreateIndexModel<TDocument>
{
    private readonly CreateIndexOptions? _options;

    public CreateIndexModel(IndexKeysDefinition<TDocument> keys, CreateIndexOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(keys);
        Keys = keys;
        _options = options;
    }

    public IndexKeysDefinition<TDocument> Keys { get; }

    internal string Name => _options?.Name ?? string.Join('_', Keys.Document.Select(key => $"{key.Name}_{Text(key.Value)}"));

    internal BsonDocument ToDocument()
    {
        var filter = (_options as CreateIndexOptions<TDocument>)?.PartialFilterExpression;
        return new BsonDocument
        {
            { "key", Keys.Document },
            { "name", Name },
            { "background", () => _options!.Background!.Value, _options?.Background is not null },
            { "expireAfterSeconds", () => _options!.ExpireAfter!.Value.TotalSeconds, _options?.ExpireAfter is not null },
            { "partialFilterExpression", () => filter!.Document, filter is not null },
            { "sparse", () => _options!.Sparse!.Value, _options?.Sparse is not null },
            { "unique", () => _options!.Unique!.Value, _options?.Unique is not null },
        };
    }

    private static string Text(BsonValue direction) =>
        direction.IsNumeric ? direction.ToInt32().ToString(CultureInfo.InvariantCulture) : direction.ToString()!.Replace(' ', '_');
}
