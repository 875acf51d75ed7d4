namespace MultiMarket.Domain.Simulation.Calendar;

/// <summary>The commercial seasons.</summary>
public enum Season
{
    /// <summary>An ordinary day.</summary>
    Ordinary,

    /// <summary>January and February.</summary>
    WinterSales,

    /// <summary>July and August.</summary>
    SummerSales,

    /// <summary>The month of Ramadan.</summary>
    Ramadan,

    /// <summary>Black Friday, its week-end and its Monday.</summary>
    BlackFriday,
}
