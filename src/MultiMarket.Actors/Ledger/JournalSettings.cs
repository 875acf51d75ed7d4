using Akka.Configuration;

namespace MultiMarket.Actors.Ledger;

/// <summary>The section <c>multimarket.journal</c>; <c>hocon/ingestion.conf</c> documents each value with its unit and default.</summary>
internal sealed record JournalSettings
{
    // A moment longer ago than the calendar cannot be computed.
    private static readonly TimeSpan LongestRetention = TimeSpan.FromDays(36_500);

    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(90);

    public TimeSpan SweepInterval { get; init; } = TimeSpan.FromHours(1);

    /// <exception cref="ConfigurationException">A value is out of range; the message names it.</exception>
    public static JournalSettings Read(Config config)
    {
        var defaults = new JournalSettings();
        var section = new SettingsSection(config, "multimarket.journal");
        return new JournalSettings
        {
            Retention = section.Time("retention", defaults.Retention, LongestRetention),
            SweepInterval = section.Time("sweep-interval", defaults.SweepInterval),
        };
    }
}
