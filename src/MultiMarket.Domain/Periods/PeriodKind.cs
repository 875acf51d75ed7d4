namespace MultiMarket.Domain.Periods;

/// <summary>The ways to name a period.</summary>
public enum PeriodKind
{
    /// <summary>Today.</summary>
    Today,

    /// <summary>The last seven days, today included.</summary>
    Days7,

    /// <summary>The last thirty days, today included.</summary>
    Days30,

    /// <summary>The calendar month up to today.</summary>
    Month,

    /// <summary>The calendar quarter up to today.</summary>
    Quarter,

    /// <summary>The calendar year up to today.</summary>
    Year,

    /// <summary>The calendar month and the eleven before it, up to today.</summary>
    Months12,

    /// <summary>Two days of the reader's choice.</summary>
    Custom,
}
