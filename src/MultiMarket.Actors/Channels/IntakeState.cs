using MultiMarket.Actors.Persistence;

namespace MultiMarket.Actors.Channels;

/// <summary>Marks the events of an intake.</summary>
internal interface IIntakeEvent : ICommanded;

/// <summary>The intake of order files was paused.</summary>
internal sealed record IntakePaused(DateTimeOffset At, string Who) : IIntakeEvent
{
    public string Describe() => "pause --ingest";
}

/// <summary>The pause was taken back.</summary>
internal sealed record IntakeResumed(DateTimeOffset At, string Who) : IIntakeEvent
{
    public string Describe() => "resume --ingest";
}

/// <summary>What an intake remembers across restarts.</summary>
/// <param name="Paused">True while no files are offered.</param>
/// <param name="Commands">The last commands.</param>
internal sealed record IntakeState(bool Paused, IReadOnlyList<CommandRecord> Commands) : IMarketEvent
{
    /// <summary>The state before the first event.</summary>
    public static IntakeState Initial { get; } = new(Paused: false, []);

    /// <summary>The state after one more event.</summary>
    public IntakeState With(IIntakeEvent e) => new(e is IntakePaused, Commands.With(e));
}
