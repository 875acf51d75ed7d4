using System.Globalization;
using System.Text;

namespace MultiMarket.Drills.Support;

/// <summary>Reads CSV as RFC 4180 has it, and as a spreadsheet would judge its fields.</summary>
internal static class Csv
{
    public static IReadOnlyList<List<string>> Read(string text, char separator)
    {
        var rows = new List<List<string>>();
        var row = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        text = text.TrimStart('\uFEFF');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && (c == separator || c == '\n'))
            {
                row.Add(field.ToString());
                field.Clear();
                if (c == separator) continue;
                rows.Add(row);
                row = [];
            }
            else if (quoted || c != '\r')
            {
                field.Append(c);
            }
        }

        return rows;
    }

    /// <summary>True for a field that a spreadsheet may run.</summary>
    public static bool IsFormula(string field) =>
        field.Length > 0 && "=+-@\t\r\n＝＋－＠".Contains(field[0], StringComparison.Ordinal)
        && !decimal.TryParse(field, NumberStyles.Number, CultureInfo.InvariantCulture, out _);
}
