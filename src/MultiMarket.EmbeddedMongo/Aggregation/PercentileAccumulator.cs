using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>$median and $percentile: the number at a share of the sorted numbers. Exact, which "approximate" allows.</summary>
internal sealed class PercentileAccumulator(IReadOnlyList<double> shares, bool asArray) : Accumulator
{
    private readonly List<double> _numbers = [];

    public override long MemorySize => 64 + 8L * _numbers.Count;

    public override bool IsMergeable => true;

    public override bool IsOrdered => false;

    public override void Add(RawValue value)
    {
        if (value.IsNumber)
            _numbers.Add(value.ToDouble());
    }

    public override void Merge(Accumulator other) => _numbers.AddRange(((PercentileAccumulator)other)._numbers);

    public override RawValue Result()
    {
        _numbers.Sort();
        var results = shares.Select(share => _numbers.Count == 0
            ? RawValue.Null
            : RawValue.FromDouble(_numbers[Math.Max(0, (int)Math.Ceiling(_numbers.Count * share) - 1)])).ToList();
        return asArray ? RawValue.FromItems(results) : results[0];
    }
}
