using System.Globalization;

namespace MongoDB.Bson.IO;

/// <summary>Reads JSON, extended JSON and the shell's constructors into values.</summary>
internal sealed class JsonParser
{
    private const int MaxDepth = 100;

    private readonly JsonScanner _scanner;
    private JsonToken _token;
    private int _depth;

    public JsonParser(string source)
    {
        _scanner = new JsonScanner(source);
        Advance();
    }

    /// <summary>The token that is read next.</summary>
    public JsonToken Token => _token;

    /// <summary>The whole text as one document.</summary>
    public BsonDocument ParseDocument() =>
        ParseText() as BsonDocument ?? throw new FormatException("JSON text is a value but not a document.");

    /// <summary>The whole text as one value.</summary>
    public BsonValue ParseText()
    {
        var value = ParseValue();
        return _token.Kind == JsonTokenKind.End ? value : throw Unexpected("the end of the text");
    }

    public JsonToken Advance()
    {
        var token = _token;
        _token = _scanner.Next();
        return token;
    }

    public void Expect(char punctuation)
    {
        if (!_token.Is(punctuation))
        {
            throw Unexpected($"'{punctuation}'");
        }

        Advance();
    }

    public bool Accept(char punctuation)
    {
        var accepted = _token.Is(punctuation);
        if (accepted)
        {
            Advance();
        }

        return accepted;
    }

    public FormatException Unexpected(string expected) => new(_token.Kind == JsonTokenKind.End
        ? $"JSON reader expected {expected} but found the end of the text."
        : $"JSON reader expected {expected} but found '{_token.Text}' at position {_token.Position}.");

    public BsonValue ParseValue()
    {
        var token = Advance();
        return token.Kind switch
        {
            JsonTokenKind.String => new BsonString(token.Text),
            JsonTokenKind.Integer => ParseInteger(token.Text),
            JsonTokenKind.Real => ParseReal(token.Text),
            JsonTokenKind.Regex => new BsonRegularExpression(token.Text),
            JsonTokenKind.Name => ShellConstructors.Parse(this, token),
            JsonTokenKind.Punctuation when token.Is('{') => ParseObject(),
            JsonTokenKind.Punctuation when token.Is('[') => ParseArray(),
            JsonTokenKind.End => throw new FormatException("JSON reader expected a value but found the end of the text."),
            _ => throw new FormatException($"JSON reader expected a value but found '{token.Text}' at position {token.Position}."),
        };
    }

    private static BsonValue ParseInteger(string text)
    {
        var value = long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return value is >= int.MinValue and <= int.MaxValue ? BsonInt32.Of((int)value) : new BsonInt64(value);
    }

    private static BsonDouble ParseReal(string text) =>
        new(text == "-Infinity" ? double.NegativeInfinity : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));

    private BsonValue ParseObject()
    {
        Enter();
        var document = new BsonDocument();
        while (!Accept('}'))
        {
            if (_token.Kind is not (JsonTokenKind.String or JsonTokenKind.Name))
            {
                throw Unexpected("a name");
            }

            var name = Advance().Text;
            Expect(':');
            if (document.ElementCount == 0 && name.StartsWith('$') && ExtendedJson.TryParse(this, name, out var extended))
            {
                _depth--;
                return extended;
            }

            document.Add(name, ParseValue());
            if (!Accept(','))
            {
                Expect('}');
                break;
            }
        }

        _depth--;
        return document;
    }

    private BsonArray ParseArray()
    {
        Enter();
        var array = new BsonArray();
        while (!Accept(']'))
        {
            array.Append(ParseValue());
            if (!Accept(','))
            {
                Expect(']');
                break;
            }
        }

        _depth--;
        return array;
    }

    private void Enter()
    {
        if (++_depth > MaxDepth)
        {
            throw new FormatException($"JSON nested deeper than {MaxDepth} levels.");
        }
    }
}
