using System.Text;

namespace Akka.Configuration;

/// <summary>Reads a text into a tree and then gives its substitutions their values.</summary>
internal sealed class HoconParser
{
    private const string EndsUnquoted = "${}[]#,\"\n\r";

    private readonly string _text;
    private readonly List<HoconSubstitution> _substitutions = [];
    private int _at;

    private HoconParser(string text) => _text = text;

    private bool AtEnd => _at >= _text.Length;

    private char Here => _at < _text.Length ? _text[_at] : '\0';

    private bool AtComment => Here == '#' || At("//");

    public static HoconObject Parse(string text)
    {
        var parser = new HoconParser(text.ToString());
        var root = new HoconObject();
        parser.SkipBlank();
        if (parser.Here == '{')
        {
            parser._at++;
        }

        parser.ReadMembers(root);
        HoconResolver.Resolve(root, parser._substitutions);
        return root;
    }

    /// <summary>Reads up to the closing brace or the end; a missing or superfluous brace at the end is let pass.</summary>
    private void ReadMembers(HoconObject owner)
    {
        while (true)
        {
            SkipBlank();
            if (AtEnd)
            {
                return;
            }

            if (Here == '}')
            {
                _at++;
                return;
            }

            ReadMember(owner);
        }
    }

    private void ReadMember(HoconObject owner)
    {
        var path = ReadPath();
        if (path is ["include"] && Here == '"')
        {
            throw new NullReferenceException("There is no callback that would read the include.");
        }

        SkipBlank();
        if (Here is '=' or ':')
        {
            _at++;
            SkipBlank();
        }
        else if (Here != '{')
        {
            throw Unexpected("an assignment");
        }

        var value = ReadValue();
        owner.Set(path, value);
        SkipBlanks();
        if (Here == ',' && value.AsObject() is null)
        {
            _at++;
        }
    }

    private List<string> ReadPath()
    {
        var parts = new List<string>();
        do
        {
            SkipBlanks();
            parts.Add(Here == '"' ? ReadQuoted() : ReadUnquotedKey());
            SkipBlanks();
        }
        while (Here == '.' && _at++ >= 0);
        return parts;
    }

    private string ReadUnquotedKey()
    {
        var start = _at;
        while (!AtEnd && !"=:{}[],.\"\n\r#$".Contains(Here) && !(char.IsWhiteSpace(Here)))
        {
            _at++;
        }

        return _at > start ? _text[start.._at] : throw Unexpected("a key");
    }

    private HoconValue ReadValue()
    {
        var value = new HoconValue();
        while (!AtEnd && Here is not (',' or '}' or ']' or '\n' or '\r') && !AtComment)
        {
            ReadPart(value);
        }

        return value.IsEmpty ? throw Unexpected("a value") : value;
    }

    private void ReadPart(HoconValue value)
    {
        if (At("\"\"\""))
        {
            value.Add(ReadRaw());
        }
        else if (Here == '"')
        {
            value.Add(ReadQuoted());
        }
        else if (Here == '{')
        {
            _at++;
            var inner = new HoconObject();
            ReadMembers(inner);
            value.Add(inner);
        }
        else if (Here == '[')
        {
            value.Add(ReadArray());
        }
        else if (At("${"))
        {
            value.Add(ReadSubstitution());
        }
        else
        {
            ReadUnquoted(value);
        }

        SkipBlanksBeforeEndOfValue();
    }

    private void ReadUnquoted(HoconValue value)
    {
        var start = _at;
        while (!AtEnd && !EndsUnquoted.Contains(Here) && !AtComment)
        {
            if (Here is ':' or '=')
            {
                throw new ConfigurationException($"Unquoted [{Here}] in a value at character {_at}: quote the value.");
            }

            _at++;
        }

        if (_at == start)
        {
            throw Unexpected("a value");
        }

        var text = _text[start.._at];
        var ends = AtEnd || Here is ',' or '}' or ']' or '\n' or '\r' || AtComment;
        value.Add(ends ? text.TrimEnd() : text);
    }

    private HoconValue[] ReadArray()
    {
        _at++;
        var elements = new List<HoconValue>();
        while (true)
        {
            SkipBlank();
            if (AtEnd)
            {
                return [.. elements];
            }

            if (Here == ']')
            {
                _at++;
                return [.. elements];
            }

            elements.Add(ReadValue());
            SkipBlank();
            if (Here == ',')
            {
                _at++;
            }
        }
    }

    private HoconSubstitution ReadSubstitution()
    {
        var end = _text.IndexOf('}', _at);
        if (end < 0)
        {
            throw Unexpected("the end of a substitution");
        }

        var optional = At("${?");
        var path = _text[(_at + (optional ? 3 : 2))..end].Trim();
        _at = end + 1;
        var substitution = new HoconSubstitution(path, optional);
        _substitutions.Add(substitution);
        return substitution;
    }

    private string ReadRaw()
    {
        var end = _text.IndexOf("\"\"\"", _at + 3, StringComparison.Ordinal);
        var text = end < 0 ? throw Unexpected("the end of a raw string") : _text[(_at + 3)..end];
        _at = end + 3;
        return text;
    }

    private string ReadQuoted()
    {
        var text = new StringBuilder();
        for (_at++; !AtEnd && Here != '"'; _at++)
        {
            text.Append(Here == '\\' ? ReadEscape() : Here);
        }

        if (AtEnd)
        {
            throw Unexpected("the end of a string");
        }

        _at++;
        return text.ToString();
    }

    private char ReadEscape()
    {
        _at++;
        if (Here != 'u')
        {
            return Here switch
            {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'b' => '\b',
                'f' => '\f',
                '"' or '\\' or '/' => Here,
                _ => throw Unexpected("an escape"),
            };
        }

        var code = _text.Substring(_at + 1, 4);
        _at += 4;
        return (char)Convert.ToInt32(code, 16);
    }

    private bool At(string token) => string.CompareOrdinal(_text, _at, token, 0, token.Length) == 0;

    private void SkipBlanks()
    {
        while (Here is ' ' or '\t')
        {
            _at++;
        }
    }

    /// <summary>Blanks between two parts belong to the value, blanks behind the last one do not.</summary>
    private void SkipBlanksBeforeEndOfValue()
    {
        var start = _at;
        SkipBlanks();
        if (!AtEnd && Here is not (',' or '}' or ']' or '\n' or '\r') && !AtComment)
        {
            _at = start;
        }
    }

    private void SkipBlank()
    {
        while (!AtEnd)
        {
            if (AtComment)
            {
                while (!AtEnd && Here != '\n')
                {
                    _at++;
                }
            }
            else if (char.IsWhiteSpace(Here) || Here == '\uFEFF')
            {
                _at++;
            }
            else
            {
                return;
            }
        }
    }

    private FormatException Unexpected(string expected)
    {
        var line = _text.AsSpan(0, Math.Min(_at, _text.Length)).Count('\n') + 1;
        return new FormatException($"HOCON, line {line}: expected {expected}, found {(AtEnd ? "the end of the text" : $"[{Here}]")}.");
    }
}
