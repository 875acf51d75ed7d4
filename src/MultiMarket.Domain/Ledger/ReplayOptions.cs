using MultiMarket.Domain.Channels;

namespace MultiMarket.Domain.Ledger;

/// <summary>Which archived files are offered again, and how fast.</summary>
/// <param name="First">The first day of the archive, included.</param>
/// <param name="Last">The last day, included.</param>
/// <param name="Channels">The channels.</param>
public sealed record ReplayOptions(DateOnly First, DateOnly Last, IReadOnlyList<Channel> Channels)
{
    /// <summary>
    /// Files that wait in a source folder at most, those of others included, before more are put there; null for any number, where no
    /// host would make room.
    /// </summary>
    public int? MostWaiting { get; init; }

    /// <summary>Time between two looks whether there is room. Default 100 ms.</summary>
    public TimeSpan Pace { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>A source folder that nobody empties for this long is told of. Default 30 s.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);
}
