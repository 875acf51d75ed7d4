namespace MultiMarket.Domain.Ingestion;

/// <summary>Which names are order files, and how names are made.</summary>
public static class OrderFileNames
{
    /// <summary>The ending of the file that says why its neighbour was rejected.</summary>
    public const string ReasonEnding = ".reason.json";

    /// <summary>True for a non-hidden name that ends in <c>.json</c> in any case.</summary>
    public static bool IsOrderFile(ReadOnlySpan<char> name) =>
        name.Length > 5 && name[0] != '.' && name.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    /// <summary>The n-th alternative of a name that is taken: <c>a.json</c>, <c>a.2.json</c>, <c>a.3.json</c> …</summary>
    public static string Numbered(string name, int number) =>
        number <= 1 ? name : $"{Path.GetFileNameWithoutExtension(name)}.{number}{Path.GetExtension(name)}";
}
