namespace MultiMarket.Domain.Ledger;

/// <summary>Keeps as many differences as may be told, and counts the rest.</summary>
internal sealed class Suspicions(int most)
{
    private readonly List<Suspicion> _kept = [];

    /// <summary>Those kept.</summary>
    public IReadOnlyList<Suspicion> Kept => _kept;

    /// <summary>How many more there are, which cannot be looked at again.</summary>
    public long Beyond { get; private set; }

    public void Add(Suspicion suspicion)
    {
        if (_kept.Count < most) _kept.Add(suspicion);
        else Beyond++;
    }
}
