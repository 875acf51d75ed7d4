namespace MultiMarket.Drills.Support;

/// <summary>A file as it lies in one of the folders.</summary>
/// <param name="Place">Which of the three trees.</param>
/// <param name="Source">The channel's folder.</param>
/// <param name="Path">Its path below the data folder.</param>
/// <param name="Name">The name under which it came: that of the file, or the one that its reason gives.</param>
/// <param name="Hash">SHA-256 of its content, in hexadecimal.</param>
/// <param name="Order">What an archived or rejected file says of its order; null where that cannot be read.</param>
/// <param name="Codes">For a rejected file the codes of its reason; null when it has none.</param>
internal sealed record FoundFile(Place Place, string Source, string Path, string Name, string Hash, OrderFacts? Order = null, IReadOnlyList<string>? Codes = null)
{
    public override string ToString() => Path;
}

/// <summary>The trees of a data folder.</summary>
internal enum Place
{
    Source,
    Archive,
    Rejected,
}
