namespace Akka.Configuration;

/// <summary>Reads a text into a tree and then gives its substitutions their values.</summary>
internal sealed class HoconParser
{
    private const string EndsKey = "=:{}[],.\"\n\r#$ \t";
    private const string EndsUnquoted = "${}[]#,\"\n\r";

    private readonly HoconReader _reader;
    private readonly List<HoconSubstitution> _substitutions = [];

    private HoconParser(string text) => _reader = new HoconReader(text);

    public static HoconObject Parse(string text)
    {
        var parser = new HoconParser(text.ToString());
        var root = new HoconObject();
        parser._reader.SkipBlank();
        if (parser._reader.Here == '{')
        {
            parser._reader.Next();
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
            _reader.SkipBlank();
            if (_reader.AtEnd)
            {
                return;
            }

            if (_reader.Here == '}')
            {
                _reader.Next();
                return;
            }

            ReadMember(owner);
        }
    }

    private void ReadMember(HoconObject owner)
    {
        var path = ReadPath();
        if (path is ["include"] && _reader.Here == '"')
        {
            throw new NullReferenceException("There is no callback that would read the include.");
        }

        _reader.SkipBlank();
        if (_reader.Here is '=' or ':')
        {
            _reader.Next();
            _reader.SkipBlank();
        }
        else if (_reader.Here != '{')
        {
            throw _reader.Unexpected("an assignment");
        }

        var value = ReadValue();
        owner.Set(path, value);
        _reader.SkipSpaces();
        if (_reader.Here == ',' && value.AsObject() is null)
        {
            _reader.Next();
        }
    }

    private List<string> ReadPath()
    {
        var parts = new List<string> { ReadKey() };
        while (_reader.Here == '.')
        {
            _reader.Next();
            parts.Add(ReadKey());
        }

        return parts;
    }

    private string ReadKey()
    {
        _reader.SkipSpaces();
        var key = _reader.Here == '"' ? _reader.ReadQuoted() : _reader.ReadUntil(EndsKey);
        _reader.SkipSpaces();
        return key.Length > 0 ? key : throw _reader.Unexpected("a key");
    }

    private HoconValue ReadValue()
    {
        var value = new HoconValue();
        while (!_reader.AtEndOfValue)
        {
            value.Add(ReadPart());
            _reader.SkipSpacesBeforeEndOfValue();
        }

        return value.IsEmpty ? throw _reader.Unexpected("a value") : value;
    }

    private object ReadPart()
    {
        if (_reader.At("\"\"\""))
        {
            return _reader.ReadRaw();
        }

        return _reader.Here switch
        {
            '"' => _reader.ReadQuoted(),
            '{' => ReadObject(),
            '[' => ReadArray(),
            '$' when _reader.At("${") => ReadSubstitution(),
            _ => ReadUnquoted(),
        };
    }

    private HoconObject ReadObject()
    {
        _reader.Next();
        var inner = new HoconObject();
        ReadMembers(inner);
        return inner;
    }

    private HoconValue[] ReadArray()
    {
        _reader.Next();
        var elements = new List<HoconValue>();
        _reader.SkipBlank();
        while (!_reader.AtEnd && _reader.Here != ']')
        {
            elements.Add(ReadValue());
            _reader.SkipBlank();
            if (_reader.Here == ',')
            {
                _reader.Next();
                _reader.SkipBlank();
            }
        }

        _reader.Next();
        return [.. elements];
    }

    private HoconSubstitution ReadSubstitution()
    {
        var text = _reader.ReadThrough('}');
        var isOptional = text.StartsWith("${?", StringComparison.Ordinal);
        var substitution = new HoconSubstitution(text[(isOptional ? 3 : 2)..^1].Trim(), isOptional);
        _substitutions.Add(substitution);
        return substitution;
    }

    private string ReadUnquoted()
    {
        var text = _reader.ReadUntil(EndsUnquoted);
        if (text.AsSpan().IndexOfAny(':', '=') >= 0)
        {
            throw new ConfigurationException($"The value [{text}] has a separator in it: put it in quotes.");
        }

        if (text.Length == 0)
        {
            throw _reader.Unexpected("a value");
        }

        return _reader.AtEndOfValue ? text.TrimEnd() : text;
    }
}
