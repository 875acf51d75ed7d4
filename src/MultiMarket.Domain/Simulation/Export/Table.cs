using System.Globalization;

namespace MultiMarket.Domain.Simulation.Export;

/// <summary>A table of the star: what its columns are and how its rows come about, whatever the format of the file.</summary>
/// <param name="name">The table.</param>
/// <param name="row">One row of it, in French, singular.</param>
/// <param name="columns">Name and kind of each column: <c>Age:i</c> for an integer, <c>k</c> key, <c>a</c> amount, <c>t</c> text, <c>d</c> day, <c>m</c> moment.</param>
internal abstract class Table(string name, string row, string columns)
{
    public string Name => name;

    public string Row => row;

    public IReadOnlyList<Column> Columns { get; } = [.. columns.Split(' ').Select(Parse)];

    /// <summary>How many records the rows are made from; each is told to <see cref="StarSource.Advance"/>.</summary>
    public abstract long Records(StarSource source);

    public void Write(StarSource source, ITableWriter writer)
    {
        writer.Begin(this);
        WriteRows(source, writer);
        writer.End();
    }

    protected abstract void WriteRows(StarSource source, ITableWriter writer);

    private static Column Parse(string column)
    {
        var parts = column.Split(':');
        return new Column(parts[0], parts[1] switch
        {
            "k" => ColumnKind.Key,
            "i" => ColumnKind.Integer,
            "a" => ColumnKind.Amount,
            "d" => ColumnKind.Day,
            "m" => ColumnKind.Moment,
            "t" => ColumnKind.Text,
            var other => throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"no column kind: {other}"), nameof(column)),
        });
    }
}
