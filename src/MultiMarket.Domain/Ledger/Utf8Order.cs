namespace MultiMarket.Domain.Ledger;

/// <summary>Compares texts as their UTF-8 bytes compare, which is the order in which a MongoDB server sorts them.</summary>
public sealed class Utf8Order : IComparer<string>
{
    /// <summary>The only instance.</summary>
    public static Utf8Order Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        if (x is null || y is null) return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        var length = Math.Min(x.Length, y.Length);
        for (var i = 0; i < length; i++)
            if (x[i] != y[i]) return Rank(x[i]) - Rank(y[i]);
        return x.Length - y.Length;
    }

    // UTF-16 puts surrogates, which stand for the highest characters, before U+E000.
    private static int Rank(char c) => c < '\uD800' ? c : c < '\uE000' ? c + 0x2000 : c - 0x800;
}
