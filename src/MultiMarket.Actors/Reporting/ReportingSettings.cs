using Akka.Configuration;

namespace MultiMarket.Actors.Reporting;

/// <summary>The section <c>multimarket.reporting</c>; <c>hocon/ingestion.conf</c> documents each value with its unit and default.</summary>
internal sealed record ReportingSettings
{
    public TimeSpan RollUpInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <exception cref="ConfigurationException">A value is out of range; the message names it.</exception>
    public static ReportingSettings Read(Config config) => new()
    {
        RollUpInterval = new SettingsSection(config, "multimarket.reporting").Time("roll-up-interval", new ReportingSettings().RollUpInterval),
    };
}
