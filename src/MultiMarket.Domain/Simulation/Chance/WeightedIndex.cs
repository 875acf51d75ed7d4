namespace MultiMarket.Domain.Simulation.Chance;

/// <summary>Picks indexes by weight with one random number each, however many there are (the alias method of Walker and Vose).</summary>
internal sealed class WeightedIndex
{
    private readonly double[] _keep;
    private readonly int[] _alias;

    /// <param name="weights">The weight of each index; none negative, one positive at least.</param>
    /// <exception cref="ArgumentException">The weights cannot be used.</exception>
    public WeightedIndex(IReadOnlyList<double> weights)
    {
        var total = weights.Sum();
        if (!(total > 0) || !double.IsFinite(total) || weights.Any(w => w < 0))
            throw new ArgumentException("Weights must not be negative, and one must be positive.", nameof(weights));

        _keep = [.. weights.Select(w => w * weights.Count / total)];
        _alias = [.. Enumerable.Range(0, weights.Count)];
        var small = new Stack<int>(_alias.Where(i => _keep[i] < 1));
        var large = new Stack<int>(_alias.Where(i => _keep[i] >= 1));
        while (small.TryPop(out var lacking) && large.TryPop(out var giving))
        {
            _alias[lacking] = giving;
            _keep[giving] -= 1 - _keep[lacking];
            (_keep[giving] < 1 ? small : large).Push(giving);
        }

        // What is left differs from 1 by rounding only; an index without weight must not be picked for that reason.
        var heaviest = Array.IndexOf([.. weights], weights.Max());
        foreach (var rest in small.Concat(large)) (_keep[rest], _alias[rest]) = weights[rest] > 0 ? (1, rest) : (0, heaviest);
    }

    public int Count => _keep.Length;

    public int Pick(ref RandomSequence random)
    {
        var point = random.Next() * _keep.Length;
        var index = (int)point;
        return point - index < _keep[index] ? index : _alias[index];
    }
}
