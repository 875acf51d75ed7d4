namespace MultiMarket.Actors.Persistence;

/// <summary>Marks what is written to the journal or the snapshot store; <see cref="MarketSerializer"/> is bound to it.</summary>
internal interface IMarketEvent;

/// <summary>Marks an event that somebody's command caused.</summary>
internal interface ICommanded : IMarketEvent
{
    /// <summary>When the command was carried out.</summary>
    DateTimeOffset At { get; }

    /// <summary>Who gave it.</summary>
    string Who { get; }

    /// <summary>The command in the words of the command line.</summary>
    string Describe();
}
