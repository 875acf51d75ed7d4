using MultiMarket.Actors.Persistence;
using MultiMarket.Domain.Control;

namespace MultiMarket.Actors.Channels;

/// <summary>Marks the events of a simulator.</summary>
internal interface ISimulatorEvent : IMarketEvent;

/// <summary>A block of order numbers may be used from here on, and never again after a restart.</summary>
internal sealed record NumbersReserved(long First, int Count) : ISimulatorEvent;

/// <summary>A history of so many orders was begun, with the first number that was free.</summary>
internal sealed record HistoryBegun(long First, int Orders) : ISimulatorEvent;

/// <summary>The simulator was paused.</summary>
internal sealed record SimulatorPaused(DateTimeOffset At, string Who) : ISimulatorEvent, ICommanded
{
    public string Describe() => "pause";
}

/// <summary>The pause was taken back.</summary>
internal sealed record SimulatorResumed(DateTimeOffset At, string Who) : ISimulatorEvent, ICommanded
{
    public string Describe() => "resume";
}

/// <summary>Orders come at another rate.</summary>
internal sealed record RateSet(DateTimeOffset At, string Who, double MinMs, double MaxMs) : ISimulatorEvent, ICommanded
{
    public TickRange ToRange() => new(TimeSpan.FromMilliseconds(MinMs), TimeSpan.FromMilliseconds(MaxMs));

    public string Describe() => $"rate {ToRange()}";
}

/// <summary>Orders were asked for at once.</summary>
internal sealed record OrdersRequested(DateTimeOffset At, string Who, int Orders) : ISimulatorEvent, ICommanded
{
    public string Describe() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"emit {Orders}");
}
