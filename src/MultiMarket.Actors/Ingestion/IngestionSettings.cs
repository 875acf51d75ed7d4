using Akka.Configuration;

namespace MultiMarket.Actors.Ingestion;

/// <summary>The section <c>multimarket.ingestion</c>; <c>hocon/ingestion.conf</c> documents each value with its unit and default.</summary>
internal sealed record IngestionSettings
{
    public int Validators { get; init; } = 2;

    public int BatchSize { get; init; } = 1_000;

    public TimeSpan FlushInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    public int Window { get; init; } = 2_000;

    public TimeSpan RescanInterval { get; init; } = TimeSpan.FromSeconds(3);

    public TimeSpan SettleTime { get; init; } = TimeSpan.FromSeconds(2);

    public TimeSpan NotReadyRetry { get; init; } = TimeSpan.FromMilliseconds(250);

    public int MaxAttempts { get; init; } = 5;

    public TimeSpan OfferTimeout { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan MinBackOff { get; init; } = TimeSpan.FromMilliseconds(100);

    public TimeSpan MaxBackOff { get; init; } = TimeSpan.FromSeconds(2);

    /// <exception cref="ConfigurationException">A value is out of range; the message names it.</exception>
    public static IngestionSettings Read(Config config)
    {
        var defaults = new IngestionSettings();
        var section = new SettingsSection(config, "multimarket.ingestion");
        return new IngestionSettings
        {
            Validators = section.Int("validators", defaults.Validators, 1, 64),
            BatchSize = section.Int("batch-size", defaults.BatchSize, 1, 10_000),
            FlushInterval = section.Time("flush-interval", defaults.FlushInterval),
            Window = section.Int("window", defaults.Window, 1, 100_000),
            RescanInterval = section.Time("rescan-interval", defaults.RescanInterval),
            SettleTime = section.Time("settle-time", defaults.SettleTime),
            NotReadyRetry = section.Time("not-ready-retry", defaults.NotReadyRetry),
            MaxAttempts = section.Int("max-attempts", defaults.MaxAttempts, 1, 100),
            OfferTimeout = section.Time("offer-timeout", defaults.OfferTimeout),
            MinBackOff = section.Time("min-back-off", defaults.MinBackOff),
            MaxBackOff = section.Time("max-back-off", defaults.MaxBackOff),
        };
    }
}
