using System.CommandLine;
using MultiMarket.Host.Commands;
using MultiMarket.Host.Settings;
using MultiMarket.Host.Startup;

namespace MultiMarket.Host.Generate;

/// <summary><c>generate</c>: makes a history of the simulated business.</summary>
internal sealed class GenerateCommand : Command
{
    private readonly Dictionary<string, Option<string?>> _options;

    public GenerateCommand()
        : base("generate", "Makes a history that looks like a real retailer: order files, orders in the warehouse, or files for other tools")
    {
        var options = GenerateOptions.Create();
        foreach (var option in options) Options.Add(option);
        _options = options.ToDictionary(o => o.Name);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string? Given(string name) => _options.TryGetValue(name, out var option) ? parsed.GetValue(option) : null;
        var host = new SettingsReader(Given, Environment.GetEnvironmentVariable, Environment.CurrentDirectory).Read(simulate: false, startsHost: false);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var settings = new GenerateSettingsReader(Given, host, today, Environment.CurrentDirectory).Read();
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        try
        {
            using var interruption = new Interruption(cancellationToken);
            return await GenerateRun.RunAsync(settings, output, error, interruption.Token) ? ExitCode.Done : ExitCode.Failed;
        }
        catch (OperationCanceledException)
        {
            error.WriteLine("Stopped before the end. The same command goes on where the warehouse is concerned, and writes files anew.");
            return ExitCode.Failed;
        }
        catch (Exception e) when (e is StartupException or IOException or UnauthorizedAccessException)
        {
            error.WriteLine(e.Message.ReplaceLineEndings(" "));
            return ExitCode.Failed;
        }
    }
}
