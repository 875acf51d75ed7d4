using MultiMarket.Domain.Control;

namespace MultiMarket.Actors.Channels;

/// <summary>When the next order comes.</summary>
internal sealed class Pace(TickRange rate, Random random)
{
    public TickRange Rate { get; set; } = rate;

    public bool Paused { get; set; }

    /// <summary>A random time within the rate.</summary>
    public TimeSpan NextInterval() => Rate.Min + ((Rate.Max - Rate.Min) * random.NextDouble());
}
