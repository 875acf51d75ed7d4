using System.Globalization;
using System.Text;

namespace MongoDB.Bson.IO;

internal enum JsonTokenKind
{
    End,
    Punctuation,
    Name,
    String,
    Integer,
    Real,
    Regex,
}

/// <param name="Kind">What the token is.</param>
/// <param name="Text">Its text: of a string unescaped, of a regular expression <c>/pattern/options</c>.</param>
/// <param name="Position">Where it starts in the source.</param>
internal readonly record struct JsonToken(JsonTokenKind Kind, string Text, int Position)
{
    public bool Is(char punctuation) => Kind == JsonTokenKind.Punctuation && Text[0] == punctuation;
}

/// <summary>Splits JSON, with the liberties of MongoDB's shell, into tokens.</summary>
internal sealed class JsonScanner(string source)
{
    private int _position;

    public JsonToken Next()
    {
        while (_position < source.Length && char.IsWhiteSpace(source[_position]))
        {
            _position++;
        }

        if (_position == source.Length)
        {
            return new JsonToken(JsonTokenKind.End, "", _position);
        }

        var start = _position;
        var c = source[start];
        switch (c)
        {
            case '{' or '}' or '[' or ']' or ':' or ',' or '(' or ')':
                _position++;
                return new JsonToken(JsonTokenKind.Punctuation, c.ToString(), start);
            case '"' or '\'':
                return new JsonToken(JsonTokenKind.String, ScanString(c), start);
            case '/':
                return new JsonToken(JsonTokenKind.Regex, ScanRegex(), start);
            case '-' or (>= '0' and <= '9'):
                return ScanNumber(start);
            default:
                if (c is '$' or '_' || char.IsLetter(c))
                {
                    while (_position < source.Length && (source[_position] is '$' or '_' || char.IsLetterOrDigit(source[_position])))
                    {
                        _position++;
                    }

                    return new JsonToken(JsonTokenKind.Name, source[start.._position], start);
                }

                throw Invalid(start);
        }
    }

    private FormatException Invalid(int start) => new($"Invalid JSON input '{Excerpt(start)}'.");

    private string Excerpt(int start) => source.Length - start <= 20 ? source[start..] : source.Substring(start, 20) + "...";

    private JsonToken ScanNumber(int start)
    {
        if (source.AsSpan(start).StartsWith("-Infinity", StringComparison.Ordinal))
        {
            _position += "-Infinity".Length;
            return EndNumber(JsonTokenKind.Real, start);
        }

        _position += source[start] == '-' ? 1 : 0;
        var whole = Digits();
        var real = false;
        if (whole == 0 || (whole > 1 && source[_position - whole] == '0'))
        {
            throw Invalid(start);
        }

        if (_position < source.Length && source[_position] == '.')
        {
            _position++;
            real = Digits() > 0 ? true : throw Invalid(start);
        }

        if (_position < source.Length && source[_position] is 'e' or 'E')
        {
            _position++;
            _position += _position < source.Length && source[_position] is '+' or '-' ? 1 : 0;
            real = Digits() > 0 ? true : throw Invalid(start);
        }

        return EndNumber(real ? JsonTokenKind.Real : JsonTokenKind.Integer, start);
    }

    private JsonToken EndNumber(JsonTokenKind kind, int start) =>
        _position == source.Length || source[_position] is ',' or '}' or ']' or ')' || char.IsWhiteSpace(source[_position])
            ? new JsonToken(kind, source[start.._position], start)
            : throw Invalid(start);

    private int Digits()
    {
        var start = _position;
        while (_position < source.Length && char.IsAsciiDigit(source[_position]))
        {
            _position++;
        }

        return _position - start;
    }

    private string ScanRegex()
    {
        var start = _position++;
        while (_position < source.Length && source[_position] != '/')
        {
            _position += source[_position] == '\\' ? 2 : 1;
        }

        if (_position >= source.Length)
        {
            throw Invalid(start);
        }

        _position++;
        while (_position < source.Length && source[_position] is 'i' or 'm' or 'x' or 's')
        {
            _position++;
        }

        return source[start.._position];
    }

    private string ScanString(char quote)
    {
        var start = _position++;
        var end = source.AsSpan(_position).IndexOfAny(quote, '\\');
        if (end >= 0 && source[_position + end] == quote)
        {
            var plain = source.Substring(_position, end);
            _position += end + 1;
            return plain;
        }

        var text = new StringBuilder();
        while (_position < source.Length)
        {
            var c = source[_position++];
            if (c == quote)
            {
                return text.ToString();
            }

            text.Append(c == '\\' ? ScanEscape(start) : c);
        }

        throw Invalid(start);
    }

    private char ScanEscape(int start)
    {
        var c = _position < source.Length ? source[_position++] : throw Invalid(start);
        switch (c)
        {
            case '\'' or '"' or '\\' or '/':
                return c;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u' when _position + 4 <= source.Length
                && ushort.TryParse(source.AsSpan(_position, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                _position += 4;
                return (char)code;
            default:
                throw new FormatException($"Invalid escape sequence in JSON string '\\{c}'.");
        }
    }
}
