using System.CommandLine;
using MultiMarket.Host.Settings;
using MultiMarket.Host.Startup;

namespace MultiMarket.Host.Commands;

/// <summary><c>up</c>: runs the host in the foreground.</summary>
internal sealed class UpCommand : Command
{
    private readonly Dictionary<string, Option<string?>> _options = SettingOptions.Create();
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

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = SettingOptions.Read(parsed, _options, simulate: !parsed.GetValue(_noSimulation), behindProxy: parsed.GetValue(_behindProxy), startsHost: true);
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
