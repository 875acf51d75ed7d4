using MultiMarket.Actors.Persistence;
using MultiMarket.Domain.Control;

namespace MultiMarket.Actors.Channels;

/// <summary>What a simulator remembers across restarts.</summary>
/// <param name="NextFree">The first order number that is not reserved.</param>
/// <param name="Paused">True while no orders are written at intervals.</param>
/// <param name="Rate">The rate that somebody set; null for the configured one.</param>
/// <param name="Commands">The last commands.</param>
/// <param name="HistoryEnd">The first order number after the history that was begun last; 0 when none was.</param>
internal sealed record SimulatorState(long NextFree, bool Paused, RateSet? Rate, IReadOnlyList<CommandRecord> Commands, long HistoryEnd = 0) : IMarketEvent
{
    /// <summary>Orders of the history that no number is reserved for yet.</summary>
    public int HistoryLeft => (int)Math.Max(0, HistoryEnd - NextFree);

    /// <summary>The state before the first event.</summary>
    public static SimulatorState Initial { get; } = new(1, Paused: false, Rate: null, []);

    /// <summary>The rate in force.</summary>
    public TickRange RateOr(TickRange configured) => Rate?.ToRange() ?? configured;

    /// <summary>The state after one more event.</summary>
    public SimulatorState With(ISimulatorEvent e)
    {
        var next = e switch
        {
            NumbersReserved reserved => this with { NextFree = Math.Max(NextFree, reserved.First + reserved.Count) },
            HistoryBegun history => this with { HistoryEnd = history.First + history.Orders },
            SimulatorPaused => this with { Paused = true },
            SimulatorResumed => this with { Paused = false },
            RateSet rate => this with { Rate = rate },
            _ => this,
        };
        return next with { Commands = Commands.With(e) };
    }
}
