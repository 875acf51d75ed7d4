namespace MultiMarket.Domain.Simulation.Export;

/// <summary>A column of a table.</summary>
/// <param name="Name">Its name, in French, without spaces and accents.</param>
/// <param name="Kind">What it holds.</param>
internal sealed record Column(string Name, ColumnKind Kind);

/// <summary>What a column holds.</summary>
internal enum ColumnKind
{
    /// <summary>The row's own number.</summary>
    Key,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>MAD with two decimals.</summary>
    Amount,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A wall-clock moment in whole seconds.</summary>
    Moment,
}
