using System.CommandLine;
using MultiMarket.Host.Settings;

namespace MultiMarket.Host.Commands;

/// <summary>The settings of a host as options of a verb.</summary>
internal static class SettingOptions
{
    private static readonly (string Name, string Value, string Description, string Fallback)[] All =
    [
        (SettingNames.Data, "DIR", "Data folder: sources, archive, rejected, reports, logs, warehouse", "./data"),
        (SettingNames.Http, "PORT", "Port of the control API and the dashboard on 127.0.0.1; 0 takes a free one", "8080"),
        (SettingNames.Bind, "ADDRESS", $"Address of the control API and the dashboard; another than loopback needs {SettingNames.TokenVariable} and {SettingNames.BehindProxy}", "127.0.0.1"),
        (SettingNames.PublicUrl, "URL", "Address under which browsers elsewhere know the host, when a proxy passes their requests on", "none"),
        (SettingNames.WarehousePort, "PORT", "Port of the embedded warehouse on 127.0.0.1; 0 takes a free one", "27117"),
        (SettingNames.WarehouseUser, "NAME", $"User whose password the embedded warehouse asks for; the password stands in {SettingNames.PasswordVariable(SettingNames.WarehouseUser)}, or in a file (mode 600) named by …_FILE", "no password is asked for"),
        (SettingNames.WarehouseReader, "NAME", $"User who may only read the orders in the embedded warehouse, for BI tools; the password in {SettingNames.PasswordVariable(SettingNames.WarehouseReader)} or …_FILE", "none"),
        (SettingNames.MongoDb, "URI", "Connection string of a MongoDB server to use instead of the embedded warehouse", "embedded"),
        (SettingNames.Backfill, "N", "Orders that each channel's simulator writes when the warehouse is empty", "500"),
        (SettingNames.Instance, "NAME", "Name of this host among those that share folders or a warehouse: a-z, 0-9, -", "main"),
        (SettingNames.Seed, "N", "Seed of the simulated data", "a new one at each start"),
    ];

    /// <summary>These options, or all of them when none is named, by name.</summary>
    public static Dictionary<string, Option<string?>> Create(params IReadOnlyList<string> names) =>
        All.Where(o => names.Count == 0 || names.Contains(o.Name)).ToDictionary(o => o.Name, o => Setting(o.Name, o.Value, o.Description, o.Fallback));

    /// <summary>The settings that the command line and the environment give.</summary>
    /// <exception cref="SettingException">One of them makes no sense.</exception>
    public static HostSettings Read(ParseResult parsed, IReadOnlyDictionary<string, Option<string?>> options, bool simulate = false, bool behindProxy = true, bool startsHost = false) =>
        new SettingsReader(name => options.TryGetValue(name, out var option) ? parsed.GetValue(option) : null, Environment.GetEnvironmentVariable, Environment.CurrentDirectory)
            .Read(simulate, behindProxy, startsHost);

    /// <summary>True when a person sees what is written there.</summary>
    public static bool IsTerminal(TextWriter writer) =>
        (ReferenceEquals(writer, Console.Error) && !Console.IsErrorRedirected) || (ReferenceEquals(writer, Console.Out) && !Console.IsOutputRedirected);

    /// <summary>True when colours are welcome there.</summary>
    public static bool Colours(TextWriter writer, bool refused) => IsTerminal(writer) && !refused && Environment.GetEnvironmentVariable("NO_COLOR") is not { Length: > 0 };

    private static Option<string?> Setting(string name, string value, string description, string fallback)
    {
        var variable = SettingNames.Variable(name) is { } v ? $"{v}; " : "";
        return new Option<string?>(name) { HelpName = value, Description = $"{description} [{variable}default: {fallback}]" };
    }
}
