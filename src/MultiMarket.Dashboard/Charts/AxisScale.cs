namespace MultiMarket.Dashboard.Charts;

/// <summary>An axis from zero to a round number with a few round marks.</summary>
public sealed class AxisScale
{
    private const int FewestSteps = 3;

    private AxisScale(decimal step, int steps) => (Step, Top, Marks) = (step, step * steps, [.. Enumerable.Range(0, steps + 1).Select(i => step * i)]);

    /// <summary>The distance between two marks.</summary>
    public decimal Step { get; }

    /// <summary>The end of the axis; not below the largest value.</summary>
    public decimal Top { get; }

    /// <summary>The marks, both ends included.</summary>
    public IReadOnlyList<decimal> Marks { get; }

    /// <summary>An axis for values up to that one.</summary>
    /// <param name="largest">The largest value; an axis for nothing ends at 1.</param>
    /// <param name="whole">True when marks between whole numbers make no sense.</param>
    public static AxisScale For(decimal largest, bool whole = false)
    {
        if (largest <= 0) return new AxisScale(1, 1);
        var rough = largest / FewestSteps;
        var magnitude = 1m;
        while (magnitude * 10 <= rough) magnitude *= 10;
        while (magnitude > rough) magnitude /= 10;
        var step = (rough / magnitude) switch { >= 5 => 5, >= 2.5m => 2.5m, >= 2 => 2, _ => 1 } * magnitude;
        if (whole && step != Math.Floor(step)) step = Math.Max(1, Math.Floor(step));
        return new AxisScale(step, (int)Math.Ceiling(largest / step));
    }

    /// <summary>Where a value lies between 0 and 1.</summary>
    public double Place(decimal value) => (double)(Math.Clamp(value, 0, Top) / Top);
}
