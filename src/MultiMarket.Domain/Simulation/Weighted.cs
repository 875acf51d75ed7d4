namespace MultiMarket.Domain.Simulation;

/// <summary>Values with weights, to be picked by a uniform number.</summary>
internal sealed class Weighted<T>
{
    private readonly T[] _values;
    private readonly double[] _upTo;

    /// <param name="choices">The values with their weights, which need not add up to 1.</param>
    public Weighted(IReadOnlyList<(T Value, double Weight)> choices)
    {
        _values = [.. choices.Select(c => c.Value)];
        _upTo = new double[choices.Count];
        var total = choices.Sum(c => c.Weight);
        var sum = 0.0;
        for (var i = 0; i < _upTo.Length; i++) _upTo[i] = (sum += choices[i].Weight) / total;
    }

    /// <param name="uniform">A number from 0 inclusive to 1 exclusive.</param>
    public T Pick(double uniform)
    {
        var i = 0;
        while (i < _upTo.Length - 1 && uniform >= _upTo[i]) i++;
        return _values[i];
    }
}
