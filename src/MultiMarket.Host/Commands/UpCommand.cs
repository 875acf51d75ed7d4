using System.CommandLine;
using MultiMarket.Host.Settings;
using MultiMarket.Host.Startup;

namespace MultiMarket.Host.Commands;

/// <summary><c>up</c>: runs the host in the foreground.</summary>
internal sealed class UpCommand : Command
{
    private readonly Dictionary<string, Option<string?>> _options = new Option<string?>[]
    {
        Setting(SettingNames.Data, "DIR", "Data folder: sources, archive, rejected, reports, logs, warehouse", "./data"),
        Setting(SettingNames.Http, "PORT", "Port of the control API and the dashboard on 127.0.0.1; 0 takes a free one", "8080"),
        Setting(SettingNames.Bind, "ADDRESS", $"Address of the control API and the dashboard; another than loopback needs {SettingNames.TokenVariable} and {SettingNames.BehindProxy}", "127.0.0.1"),
        Setting(SettingNames.WarehousePort, "PORT", "Port of the embedded warehouse on 127.0.0.1; 0 takes a free one", "27117"),
        Setting(SettingNames.WarehouseUser, "NAME", $"User whose password the embedded warehouse asks for; the password stands in {SettingNames.PasswordVariable(SettingNames.WarehouseUser)}, or in a file (mode 600) named by …_FILE", "no password is asked for"),
        Setting(SettingNames.WarehouseReader, "NAME", $"User who may only read the embedded warehouse, for BI tools; password in {SettingNames.PasswordVariable(SettingNames.WarehouseReader)} or …_FILE", "none"),
        Setting(SettingNames.MongoDb, "URI", "Connection string of a MongoDB server to use instead of the embedded warehouse", "embedded"),
        Setting(SettingNames.Backfill, "N", "Orders that each channel's simulator writes when the warehouse is empty", "500"),
        Setting(SettingNames.Instance, "NAME", "Name of this host among those that share folders or a warehouse: a-z, 0-9, -", "main"),
        Setting(SettingNames.Seed, "N", "Seed of the simulated data", "a new one at each start"),
    }.ToDictionary(o => o.Name);

    private readonly Option<bool> _noSimulation = new(SettingNames.NoSimulation) { Description = "Leaves the simulators off; orders come from the source folders only" };

    private readonly Option<bool> _behindProxy = new(SettingNames.BehindProxy) { Description = "A proxy that speaks TLS, or a container's port on this machine only, stands in front of the host" };

    public UpCommand()
        : base("up", "Runs the host in the foreground until Ctrl-C")
    {
        foreach (var option in _options.Values) Options.Add(option);
        Options.Add(_noSimulation);
        Options.Add(_behindProxy);
        SetAction(RunAsync);
    }

    private static Option<string?> Setting(string name, string value, string description, string fallback)
    {
        var variable = SettingNames.Variable(name) is { } v ? $"{v}; " : "";
        return new Option<string?>(name) { HelpName = value, Description = $"{description} [{variable}default: {fallback}]" };
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var reader = new SettingsReader(name => parsed.GetValue(_options[name]), Environment.GetEnvironmentVariable, Environment.CurrentDirectory);
        var settings = reader.Read(simulate: !parsed.GetValue(_noSimulation), behindProxy: parsed.GetValue(_behindProxy));
        var error = parsed.InvocationConfiguration.Error;
        try
        {
            if (await HostRun.RunAsync(settings, parsed.InvocationConfiguration.Output, cancellationToken)) return ExitCode.Done;
            error.WriteLine($"MultiMarket stopped by itself; the reason stands in {Path.Combine(settings.DataFolder, "logs")}.");
            return ExitCode.Failed;
        }
        catch (StartupException e)
        {
            error.WriteLine(e.Message);
            return ExitCode.Failed;
        }
    }
}
