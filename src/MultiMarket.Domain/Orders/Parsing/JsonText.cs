using System.Text;
using System.Text.Json;
using MultiMarket.Domain.Text;

namespace MultiMarket.Domain.Orders.Parsing;

/// <summary>JSON as it is shown to people, and the one defect of its texts that no reader reports in time.</summary>
internal static class JsonText
{
    private const int ShownCharacters = 60;

    /// <summary>The JSON path of a field below <paramref name="parent"/>.</summary>
    public static string Child(string parent, string name)
    {
        var isPlain = name.Length is > 0 and <= ShownCharacters && !char.IsAsciiDigit(name[0]);
        foreach (var c in name) isPlain &= c == '_' || char.IsLetterOrDigit(c);
        return isPlain ? $"{parent}.{name}" : $"{parent}['{Show(name)}']";
    }

    /// <summary>The value on which the reader stands, printable and short.</summary>
    public static string Show(in Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => $"the text \"{Show(json.ValueSpan)}\"",
        JsonTokenType.Number => $"the number {Show(json.ValueSpan)}",
        _ => Show(json.ValueSpan),
    };

    /// <summary>The beginning of a text, printable and short.</summary>
    public static string Show(ReadOnlySpan<byte> utf8)
    {
        // Four bytes hold any character, so this prefix holds all that is shown.
        var start = utf8[..Math.Min(utf8.Length, 4 * (ShownCharacters + 1))];
        return Show(Encoding.UTF8.GetString(start));
    }

    /// <inheritdoc cref="Show(ReadOnlySpan{byte})"/>
    public static string Show(string text)
    {
        var shown = new StringBuilder(ShownCharacters + 8);
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= ShownCharacters) return shown.Append('…').ToString();
            PrintableText.Append(shown, rune);
        }

        return shown.ToString();
    }

    /// <summary>
    /// True when an escaped text or name spells half of a surrogate pair, which has no UTF-8 form:
    /// <see cref="Utf8JsonReader.GetString"/> would throw.
    /// </summary>
    public static bool HasLoneSurrogate(in Utf8JsonReader json) => json.ValueIsEscaped && HasLoneSurrogate(json.ValueSpan);

    private static bool HasLoneSurrogate(ReadOnlySpan<byte> escaped)
    {
        var highPending = false;
        for (var i = 0; i < escaped.Length;)
        {
            var unit = escaped[i] == '\\' && escaped[i + 1] == 'u' ? CodeUnit(escaped.Slice(i + 2, 4)) : '\0';
            if (char.IsLowSurrogate(unit) != highPending) return true;
            highPending = char.IsHighSurrogate(unit);
            i += escaped[i] != '\\' ? 1 : escaped[i + 1] == 'u' ? 6 : 2;
        }

        return highPending;
    }

    private static char CodeUnit(ReadOnlySpan<byte> fourHexDigits)
    {
        var unit = 0;
        foreach (var digit in fourHexDigits) unit = unit * 16 + (digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
        return (char)unit;
    }
}
