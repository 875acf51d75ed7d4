namespace MultiMarket.Domain.Bi;

/// <summary>A column of a flat table.</summary>
/// <param name="Name">Its name, as in the data.</param>
/// <param name="Kind">What its values are.</param>
public sealed record StarColumn(string Name, StarColumnKind Kind);

/// <summary>The kinds of a flat table's values, and the type that stands for each.</summary>
public enum StarColumnKind
{
    /// <summary>Text: <see cref="string"/>.</summary>
    Text,

    /// <summary>A whole number: <see cref="long"/>.</summary>
    Number,

    /// <summary>An amount in MAD: <see cref="decimal"/>.</summary>
    Amount,

    /// <summary>A day of the merchant's calendar: <see cref="DateOnly"/>.</summary>
    Day,

    /// <summary>A moment on the merchant's wall clock: <see cref="DateTime"/>.</summary>
    WallClock,

    /// <summary>A moment in UTC: <see cref="DateTime"/>.</summary>
    Instant,
}
