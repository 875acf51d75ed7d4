using System.Globalization;
using System.Text;

namespace MultiMarket.Domain.Text;

/// <summary>
/// Text from outside for people's eyes. File names and fields of orders may hold escape sequences that command a terminal, line ends that
/// forge lines of a log, or marks that turn the direction of writing; none of them gets through.
/// </summary>
public static class PrintableText
{
    /// <summary>False for control and invisible formatting characters and for line and paragraph separators.</summary>
    public static bool IsPrintable(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    /// <summary>The text on one line, each character that is not printable as <c>\u001b</c>; half a surrogate pair as U+FFFD.</summary>
    public static string Of(string text)
    {
        if (IsPlain(text)) return text;
        var printable = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes()) Append(printable, rune);
        return printable.ToString();
    }

    /// <summary>The same for a text of several lines, which keeps its line ends and tabs.</summary>
    public static string OfLines(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => string.Join('\t', line.Split('\t').Select(Of))));

    /// <summary>A JSON document, which keeps its line ends; whatever else is not printable stands in its strings, where it is escaped as JSON has it.</summary>
    public static string OfJson(string json)
    {
        var printable = new StringBuilder(json.Length + 16);
        foreach (var rune in json.EnumerateRunes())
        {
            if (IsPrintable(rune) || rune.Value is '\n' or '\r') printable.Append(rune.ToString());
            else foreach (var unit in rune.ToString()) printable.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
        }

        return printable.ToString();
    }

    /// <summary>Appends one character, escaped where it is not printable.</summary>
    internal static void Append(StringBuilder text, Rune rune)
    {
        if (IsPrintable(rune)) text.Append(rune.ToString());
        else text.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
    }

    private static bool IsPlain(string text)
    {
        foreach (var rune in text.EnumerateRunes())
            if (!IsPrintable(rune) || rune == Rune.ReplacementChar) return false;
        return true;
    }
}
