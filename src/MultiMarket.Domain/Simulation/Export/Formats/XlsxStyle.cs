namespace MultiMarket.Domain.Simulation.Export.Formats;

/// <summary>How a cell looks: indexes into the formats that <see cref="XlsxPackage"/> writes.</summary>
internal enum XlsxStyle
{
    General,
    Day,
    Moment,
    Amount,
    Heading,
}
