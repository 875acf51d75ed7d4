namespace MultiMarket.Domain.Simulation.Parameters;

/// <summary>Who buys.</summary>
public sealed record ClientParameters
{
    /// <summary>Number of clients.</summary>
    public int Count { get; init; } = 5_000;

    /// <summary>The day from which clients sign up; no order can be older.</summary>
    public DateOnly OpenedOn { get; init; } = new(2022, 1, 1);

    /// <summary>Mean time from the opening to a client's sign-up, exponentially distributed.</summary>
    public TimeSpan SignUpMean { get; init; } = TimeSpan.FromDays(400);

    /// <summary>Standard deviation of the logarithm of a client's activity: the larger, the fewer clients make the orders.</summary>
    public double ActivitySpread { get; init; } = 1.7;

    /// <summary>The activity of the most active clients, as a multiple of the mean activity.</summary>
    public double ActivityCap { get; init; } = 15;

    /// <summary>Mean age, in years.</summary>
    public double AgeMean { get; init; } = 35;

    /// <summary>Standard deviation of the age, in years.</summary>
    public double AgeDeviation { get; init; } = 12;

    /// <summary>Youngest client, in years.</summary>
    public int YoungestAge { get; init; } = 18;

    /// <summary>Oldest client, in years.</summary>
    public int OldestAge { get; init; } = 70;
}
