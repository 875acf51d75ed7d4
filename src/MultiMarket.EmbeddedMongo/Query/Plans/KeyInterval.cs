namespace MultiMarket.EmbeddedMongo.Query.Plans;

/// <summary>A stretch of values as explain shows it, e.g. <c>[50, inf.0]</c>.</summary>
/// <param name="Low">The end that comes first in the index.</param>
/// <param name="High">The other end.</param>
internal sealed record KeyInterval(IntervalEnd Low, IntervalEnd High)
{
    public KeyInterval Inverted() => new(High, Low);

    public override string ToString() => $"{(Low.Inclusive ? '[' : '(')}{Low.Text}, {High.Text}{(High.Inclusive ? ']' : ')')}";
}

/// <summary>One end of an interval: a value, and whether it belongs to it.</summary>
internal readonly record struct IntervalEnd(string Text, bool Inclusive);
