using MultiMarket.Domain.Text;
using Spectre.Console;

namespace MultiMarket.Cli.Rendering;

/// <summary>The look of every table.</summary>
internal static class Tables
{
    /// <summary>A table without columns.</summary>
    public static Table Plain() => new Table().Border(TableBorder.Simple);

    /// <summary>Adds a column of text.</summary>
    /// <param name="table">The table.</param>
    /// <param name="heading">What stands above it.</param>
    /// <param name="wrap">True for texts of any length, which take more lines where there is no room. A table of others that does not fit shows nothing.</param>
    public static Table Text(this Table table, string heading, bool wrap = false) => table.AddColumn(Column(heading, wrap));

    /// <summary>Adds a column of figures, which align to the right and never wrap.</summary>
    public static Table Figures(this Table table, string heading) => table.AddColumn(Column(heading, wrap: false).RightAligned());

    /// <summary>Adds a row of plain text; nothing in it commands the terminal.</summary>
    public static Table Row(this Table table, params IEnumerable<string> cells) => table.AddRow(cells.Select(c => new Text(PrintableText.Of(c))));

    private static TableColumn Column(string heading, bool wrap)
    {
        // Narrow gaps, so that the widest table fits 80 columns.
        var column = new TableColumn(new Text(heading, new Style(decoration: Decoration.Bold))).PadLeft(0).PadRight(1);
        return wrap ? column : column.NoWrap();
    }
}
