namespace MultiMarket.EmbeddedMongo.Query.Plans;

/// <summary>A stretch of an index: keys from <paramref name="Start"/> on, up to and including all that begin with <paramref name="End"/>.</summary>
internal sealed record KeyRange(byte[] Start, byte[] End)
{
    public static KeyRange Everything { get; } = new([], []);

    /// <summary>The first key beyond the range; null when the range has no end.</summary>
    public byte[]? Limit
    {
        get
        {
            for (var i = End.Length - 1; i >= 0; i--)
            {
                if (End[i] == 0xFF)
                    continue;
                var limit = End[..(i + 1)];
                limit[i]++;
                return limit;
            }

            return null;
        }
    }
}
