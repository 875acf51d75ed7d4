namespace MongoDB.Driver;

/// <summary>The parts of a <c>mongodb://</c> connection string.</summary>
internal sealed class ConnectionString
{
    private const string PlainScheme = "mongodb://";
    private const string SrvScheme = "mongodb+srv://";

    private readonly string _text;
    private readonly Dictionary<string, string> _options = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="MongoConfigurationException">The text is no connection string.</exception>
    public ConnectionString(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text;
        var scheme = text.StartsWith(SrvScheme, StringComparison.Ordinal) ? SrvScheme
            : text.StartsWith(PlainScheme, StringComparison.Ordinal) ? PlainScheme
            : throw Invalid();
        IsSrv = scheme == SrvScheme;
        var rest = text[scheme.Length..];
        rest = TakeOptions(rest);
        rest = TakeDatabase(rest);
        rest = TakeUser(rest);
        Servers = rest.Split(',').Select(host => MongoServerAddress.TryParse(host, out var address) ? address : throw Invalid()).ToArray();
    }

    public bool IsSrv { get; }

    public IReadOnlyList<MongoServerAddress> Servers { get; }

    public string? Username { get; private set; }

    public string? Password { get; private set; }

    public string? DatabaseName { get; private set; }

    public string? Option(string name) => _options.GetValueOrDefault(name);

    public bool? Flag(string name) => Option(name) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        var other => throw InvalidOption(name, "boolean", other),
    };

    public int? Number(string name) => Option(name) is not { } text ? null
        : int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number
        : throw InvalidOption(name, "int32", text);

    public TimeSpan? Milliseconds(string name) => Number(name) is { } number ? TimeSpan.FromMilliseconds(number) : null;

    public override string ToString() => _text;

    private static MongoConfigurationException InvalidOption(string name, string type, string value) => new($"{name} has an invalid {type} value of {value}.");

    private MongoConfigurationException Invalid() => new($"The connection string '{_text}' is not valid.");

    private string TakeOptions(string rest)
    {
        var question = rest.IndexOf('?', StringComparison.Ordinal);
        if (question < 0)
        {
            return rest;
        }

        foreach (var option in rest[(question + 1)..].Split('&', ';'))
        {
            var equals = option.IndexOf('=', StringComparison.Ordinal);
            if (option.Length > 0)
            {
                _options.TryAdd(equals > 0 ? option[..equals] : throw Invalid(), Decode(option[(equals + 1)..]));
            }
        }

        return rest[..question];
    }

    private string TakeDatabase(string rest)
    {
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return rest;
        }

        if (slash < rest.Length - 1)
        {
            DatabaseName = Decode(rest[(slash + 1)..]);
        }

        return rest[..slash];
    }

    private string TakeUser(string rest)
    {
        var at = rest.LastIndexOf('@');
        if (at < 0)
        {
            return rest;
        }

        var parts = rest[..at].Split(':');
        if (parts.Length > 2 || parts[0].Length == 0 || parts.Any(part => part.Contains('@', StringComparison.Ordinal)))
        {
            throw Invalid();
        }

        Username = Decode(parts[0]);
        Password = parts.Length == 2 ? Decode(parts[1]) : null;
        return rest[(at + 1)..];
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text);
}
