namespace MultiMarket.Domain.Simulation.Export;

/// <summary>
/// Takes the rows of tables, cell by cell in the order of the columns, and writes them in one format. Values of null are empty cells.
/// </summary>
internal interface ITableWriter : IDisposable
{
    void Begin(Table table);

    void Integer(long? value);

    void Amount(decimal? value);

    void Text(string? value);

    void Day(DateOnly? value);

    void Moment(DateTime? value);

    void EndRow();

    void End();
}
