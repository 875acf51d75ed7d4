using System.Globalization;
using System.Net;
using MultiMarket.Host.Security;
using MultiMarket.Warehouse;

namespace MultiMarket.Host.Settings;

/// <summary>Reads the settings: an option goes before its environment variable, which goes before the default.</summary>
internal sealed class SettingsReader(Func<string, string?> option, Func<string, string?> variable, string workingDirectory)
{
    private const int MaxBackfill = 1_000_000;
    private const int MaxInstanceLength = 32;

    /// <summary>Reads and checks every setting.</summary>
    /// <param name="simulate">False when the simulators stay off.</param>
    /// <param name="behindProxy">True when a proxy that speaks TLS stands in front of the host.</param>
    /// <param name="startsHost">False for a verb beside a host: passwords of users whom it does not name are not its business.</param>
    /// <exception cref="SettingException">One of them makes no sense.</exception>
    public HostSettings Read(bool simulate, bool behindProxy = false, bool startsHost = true) => WithLogins(startsHost, Checked(startsHost, new()
    {
        Bind = Bind(behindProxy),
        BehindProxy = behindProxy,
        PublicUrl = PublicUrl(),
        Token = Token(),
        DataFolder = Folder(Find(SettingNames.Data)?.Text ?? "data"),
        HttpPort = Number(SettingNames.Http, 8080, 0, 65535, "a port from 1 to 65535, or 0 for a free one"),
        WarehousePort = Number(SettingNames.WarehousePort, 27117, 0, 65535, "a port from 1 to 65535, or 0 for a free one"),
        MongoDb = MongoDb(),
        Backfill = Number(SettingNames.Backfill, 500, 0, MaxBackfill, $"a number of orders from 0 to {MaxBackfill}"),
        Simulate = simulate,
        Instance = Instance(),
        Seed = Find(SettingNames.Seed) is null ? null : Number(SettingNames.Seed, 0, 0, int.MaxValue, $"a whole number from 0 to {int.MaxValue}"),
    }));

    private static HostSettings Checked(bool startsHost, HostSettings settings) =>
        startsHost && settings.MongoDb is null && settings.WarehousePort == settings.HttpPort && settings.HttpPort != 0
            ? throw new SettingException($"{SettingNames.Ways(SettingNames.WarehousePort)}: {settings.WarehousePort} is the port of {SettingNames.Ways(SettingNames.Http)} too; choose another for one of them.")
            : settings;

    private HostSettings WithLogins(bool startsHost, HostSettings settings)
    {
        var reader = new WarehouseLoginReader(Find, variable, workingDirectory, startsHost);
        var (user, readOnly) = (reader.Read(SettingNames.WarehouseUser), reader.Read(SettingNames.WarehouseReader));
        if (user is null && readOnly is null) return settings;
        if (settings.MongoDb is not null)
            throw new SettingException($"{SettingNames.Ways(user is null ? SettingNames.WarehouseReader : SettingNames.WarehouseUser)} is for the embedded warehouse; put the credentials for another server into {SettingNames.Ways(SettingNames.MongoDb)}.");
        if (user is null)
            throw new SettingException($"{SettingNames.Ways(SettingNames.WarehouseReader)}: a user who may only read needs one beside it who may write; name that one with {SettingNames.Ways(SettingNames.WarehouseUser)}.");
        if (user.Name == readOnly?.Name)
            throw new SettingException($"{SettingNames.Ways(SettingNames.WarehouseReader)}: {user.Name} is the user who may write; give the reader another name.");
        return settings with { WarehouseUser = user, WarehouseReader = readOnly };
    }

    private (string Text, string Source)? Find(string name)
    {
        if (option(name) is { Length: > 0 } given) return (given, name);
        return SettingNames.Variable(name) is { } source && variable(source) is { Length: > 0 } set ? (set, source) : null;
    }

    // From elsewhere anybody may come, and what they send crosses a wire.
    private IPAddress Bind(bool behindProxy)
    {
        if (Find(SettingNames.Bind) is not var (text, source)) return IPAddress.Loopback;
        if (!IPAddress.TryParse(text, out var address))
            throw new SettingException($"{source}: '{text}' is no address; give one of this machine, such as 127.0.0.1, or 0.0.0.0 for all.");
        if (IPAddress.IsLoopback(address)) return address;
        if (Token() is null)
            throw new SettingException($"{source}: to listen on {address}, give a token of at least {ControlTokenFile.ShortestToken} characters in {SettingNames.TokenVariable}.");
        if (!behindProxy)
            throw new SettingException($"{source}: to listen on {address}, put a proxy that speaks TLS in front of this host and say {SettingNames.BehindProxy}.");
        return address;
    }

    private Uri? PublicUrl()
    {
        if (Find(SettingNames.PublicUrl) is not var (text, source)) return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" && url is { PathAndQuery: "/", UserInfo: "", Fragment: "" }
            ? url
            : throw new SettingException($"{source}: '{text}' is no address of a whole site; write one such as https://shop.example/.");
    }

    private string? Token()
    {
        if (variable(SettingNames.TokenVariable)?.Trim() is not { Length: > 0 } token) return null;
        return token.Length >= ControlTokenFile.ShortestToken
            ? token
            : throw new SettingException($"{SettingNames.TokenVariable} holds fewer than {ControlTokenFile.ShortestToken} characters; give a longer one, such as the output of: openssl rand -hex 32");
    }

    private string Folder(string text)
    {
        try
        {
            return Path.GetFullPath(text, workingDirectory);
        }
        catch (ArgumentException e)
        {
            throw new SettingException($"{SettingNames.Ways(SettingNames.Data)}: '{text}' is no path: {e.Message}");
        }
    }

    private int Number(string name, int fallback, int min, int max, string allowed)
    {
        if (Find(name) is not var (text, source)) return fallback;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : throw new SettingException($"{source}: '{text}' is not allowed; give {allowed}.");
    }

    private string? MongoDb()
    {
        if (Find(SettingNames.MongoDb) is not var (text, source)) return null;
        return text.StartsWith("mongodb://", StringComparison.Ordinal) || text.StartsWith("mongodb+srv://", StringComparison.Ordinal)
            ? text
            : throw new SettingException($"{source}: '{WarehouseAddress.WithoutCredentials(text)}' is no MongoDB connection string; write one such as mongodb://127.0.0.1:27017.");
    }

    private string Instance()
    {
        if (Find(SettingNames.Instance) is not var (text, source)) return "main";
        return text.Length <= MaxInstanceLength && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            ? text
            : throw new SettingException($"{source}: '{text}' is not allowed; give 1 to {MaxInstanceLength} of a-z, 0-9 and -.");
    }
}
