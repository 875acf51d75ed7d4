using MultiMarket.EmbeddedMongo.Protocol;

namespace MultiMarket.EmbeddedMongo.Updates;

/// <summary>The places in one document that an update writes to, so that two operators that meet there by way of wildcards are found out.</summary>
internal sealed class PathClaims
{
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);
    private readonly HashSet<string> _entered = new(StringComparer.Ordinal);

    /// <exception cref="MongoErrorException">Code 40: another operator writes to this place, around it or inside of it.</exception>
    public void Add(IReadOnlyList<string> segments)
    {
        var path = segments[0];
        for (var i = 1; i < segments.Count; i++)
        {
            if (_written.Contains(path))
                throw Conflict(path);
            _entered.Add(path);
            path = $"{path}.{segments[i]}";
        }

        if (_entered.Contains(path) || !_written.Add(path))
            throw Conflict(path);
    }

    private static MongoErrorException Conflict(string path) => new(MongoErrorCode.ConflictingUpdateOperators, $"Update created a conflict at '{path}'");
}
