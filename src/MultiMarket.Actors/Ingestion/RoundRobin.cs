namespace MultiMarket.Actors.Ingestion;

/// <summary>Names that get work in turn.</summary>
internal sealed class RoundRobin(IReadOnlyList<string> names)
{
    private int _next;

    public IReadOnlyList<string> Names => names;

    /// <summary>The name whose turn it is.</summary>
    public string Next()
    {
        var name = names[_next];
        _next = (_next + 1) % names.Count;
        return name;
    }
}
