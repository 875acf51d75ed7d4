using System.Globalization;
using System.Text;

namespace MultiMarket.Domain.Simulation.Export.Formats;

/// <summary>A script that makes and fills tables, in the words that MySQL, MariaDB and SQLite share.</summary>
internal sealed class SqlTableWriter(Stream stream) : ITableWriter
{
    private const int RowsPerInsert = 500;
    private readonly StreamWriter _sql = new(stream, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
    private string _insert = "";
    private int _row;
    private int _cell;

    public void Begin(Table table)
    {
        _sql.WriteLine($"DROP TABLE IF EXISTS {table.Name};");
        _sql.WriteLine($"CREATE TABLE {table.Name} (");
        _sql.WriteLine(string.Join(",\n", table.Columns.Select(c => $"  {c.Name} {TypeOf(c.Kind)}")));
        _sql.WriteLine(");");
        _sql.WriteLine("BEGIN;");
        (_insert, _row) = ($"INSERT INTO {table.Name} ({string.Join(", ", table.Columns.Select(c => c.Name))}) VALUES", 0);
    }

    public void Integer(long? value)
    {
        Separate();
        if (value is { } number) Write(number, default);
        else _sql.Write("NULL");
    }

    public void Amount(decimal? value)
    {
        Separate();
        if (value is { } amount) Write(amount, "0.00");
        else _sql.Write("NULL");
    }

    public void Text(string? value)
    {
        Separate();
        if (value is null)
        {
            _sql.Write("NULL");
            return;
        }

        _sql.Write('\'');
        _sql.Write(value.Contains('\'', StringComparison.Ordinal) ? value.Replace("'", "''", StringComparison.Ordinal) : value);
        _sql.Write('\'');
    }

    public void Day(DateOnly? value) => Text(value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public void Moment(DateTime? value) => Text(value?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));

    public void EndRow()
    {
        _sql.Write(')');
        _cell = 0;
        if (++_row % RowsPerInsert == 0) _sql.WriteLine(';');
    }

    public void End()
    {
        if (_row % RowsPerInsert != 0) _sql.WriteLine(';');
        _sql.WriteLine("COMMIT;");
        _sql.Flush();
    }

    public void Dispose() => _sql.Dispose();

    private static string TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Key => "INTEGER NOT NULL PRIMARY KEY",
        ColumnKind.Integer => "INTEGER",
        ColumnKind.Amount => "DECIMAL(14,2)",
        ColumnKind.Day => "DATE",
        ColumnKind.Moment => "DATETIME",
        _ => "VARCHAR(120)",
    };

    private void Write<T>(T value, ReadOnlySpan<char> format)
        where T : ISpanFormattable
    {
        Span<char> text = stackalloc char[40];
        value.TryFormat(text, out var length, format, CultureInfo.InvariantCulture);
        _sql.Write(text[..length]);
    }

    private void Separate()
    {
        if (_cell++ > 0)
        {
            _sql.Write(',');
            return;
        }

        if (_row % RowsPerInsert == 0) _sql.WriteLine(_insert);
        else _sql.WriteLine(',');
        _sql.Write('(');
    }
}
