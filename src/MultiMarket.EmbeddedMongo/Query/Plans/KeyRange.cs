namespace MultiMarket.EmbeddedMongo.Query.Plans;

/// <summary>A stretch of an index: from the keys that begin with <paramref name="Start"/> up to those that begin with <paramref name="End"/>.</summary>
internal sealed record KeyRange(byte[] Start, byte[] End)
{
    public static KeyRange Everything { get; } = new([], []);

    /// <summary>Whether the keys that begin with <see cref="Start"/> are left out.</summary>
    public bool WithoutStart { get; init; }

    /// <summary>Whether the keys that begin with <see cref="End"/> are left out.</summary>
    public bool WithoutEnd { get; init; }

    /// <summary>The first key of the range; null when there is none.</summary>
    public byte[]? First => WithoutStart ? Beyond(Start) : Start;

    /// <summary>The first key beyond the range; null when the range has no end.</summary>
    public byte[]? Limit => WithoutEnd ? End : Beyond(End);

    /// <summary>The first key after all that begin with a prefix.</summary>
    private static byte[]? Beyond(byte[] prefix)
    {
        for (var i = prefix.Length - 1; i >= 0; i--)
        {
            if (prefix[i] == 0xFF)
                continue;
            var next = prefix[..(i + 1)];
            next[i]++;
            return next;
        }

        return null;
    }
}
