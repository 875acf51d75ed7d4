namespace MultiMarket.Domain.Simulation.Parameters;

/// <summary>A stretch of days, both ends included.</summary>
public readonly record struct DayRange(DateOnly First, DateOnly Last)
{
    /// <summary>How many days it has.</summary>
    public int Days => Last.DayNumber - First.DayNumber + 1;

    public bool Contains(DateOnly day) => day >= First && day <= Last;
}
