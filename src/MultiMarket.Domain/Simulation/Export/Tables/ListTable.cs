namespace MultiMarket.Domain.Simulation.Export.Tables;

/// <summary>A table of a list that is at hand, one row for each of its items.</summary>
internal abstract class ListTable<T>(string name, string row, string columns) : Table(name, row, columns)
{
    public override long Records(StarSource source) => Items(source).Count;

    protected abstract IReadOnlyList<T> Items(StarSource source);

    protected abstract void WriteRow(T item, ITableWriter writer);

    protected override void WriteRows(StarSource source, ITableWriter writer)
    {
        foreach (var item in Items(source))
        {
            WriteRow(item, writer);
            writer.EndRow();
            source.Advance();
        }
    }
}
