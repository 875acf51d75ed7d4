namespace MultiMarket.Domain.Simulation.Parameters;

/// <summary>Sessions on the web and in the application. Each order placed there has one, and visits without an order come on top.</summary>
public sealed record TrafficParameters
{
    /// <summary>Sessions for each order of the history, whatever its channel.</summary>
    public int SessionsPerOrder { get; init; } = 2;

    /// <summary>Mean of the pages seen after the first one, Poisson-distributed.</summary>
    public double PagesMean { get; init; } = 3;

    /// <summary>Mean duration of a session, exponentially distributed.</summary>
    public TimeSpan DurationMean { get; init; } = TimeSpan.FromSeconds(180);

    /// <summary>Share of the sessions without an order that leave a filled cart behind.</summary>
    public double Abandoned { get; init; } = 0.3;

    /// <summary>Share of the sessions without an order whose visitor is not known.</summary>
    public double Anonymous { get; init; } = 0.9;
}
