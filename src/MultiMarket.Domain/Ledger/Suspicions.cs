namespace MultiMarket.Domain.Ledger;

/// <summary>Keeps as many differences as may be told, and counts the rest.</summary>
internal sealed class Suspicions(int most)
{
    private readonly List<Suspicion> _kept = [];
    private readonly Dictionary<string, long> _beyond = [];

    /// <summary>Those kept.</summary>
    public IReadOnlyList<Suspicion> Kept => _kept;

    /// <summary>How many more there are of each kind, which cannot be looked at again.</summary>
    public IReadOnlyDictionary<string, long> Beyond => _beyond;

    public void Add(Suspicion suspicion)
    {
        if (_kept.Count < most) _kept.Add(suspicion);
        else _beyond[suspicion.Difference.Code] = _beyond.GetValueOrDefault(suspicion.Difference.Code) + 1;
    }
}
