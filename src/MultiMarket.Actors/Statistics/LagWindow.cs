using MultiMarket.Domain.Status;

namespace MultiMarket.Actors.Statistics;

/// <summary>The lags of the last orders and their percentiles.</summary>
internal sealed class LagWindow
{
    private const int Capacity = 4_096;

    private readonly double[] _ring = new double[Capacity];
    private readonly double[] _sorted = new double[Capacity];
    private long _count;

    public void Add(double milliseconds) => _ring[_count++ % Capacity] = milliseconds;

    public LagStatus Summary()
    {
        var size = (int)Math.Min(_count, Capacity);
        if (size == 0) return new LagStatus(0, 0, 0, 0);
        var sorted = _sorted.AsSpan(0, size);
        _ring.AsSpan(0, size).CopyTo(sorted);
        sorted.Sort();
        return new LagStatus(size, At(sorted, 0.50), At(sorted, 0.95), At(sorted, 0.99));
    }

    // Nearest rank: the smallest value that at least the given share of the samples does not exceed.
    private static double At(ReadOnlySpan<double> sorted, double share) => Math.Round(sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)], 1);
}
