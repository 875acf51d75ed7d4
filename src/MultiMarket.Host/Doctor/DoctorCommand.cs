using System.CommandLine;
using System.Globalization;
using MultiMarket.Host.Commands;
using MultiMarket.Host.Generate;
using MultiMarket.Host.Settings;

namespace MultiMarket.Host.Doctor;

/// <summary><c>doctor</c>: looks whether a host can run, and whether nothing was lost.</summary>
internal sealed class DoctorCommand : Command
{
    private readonly Dictionary<string, Option<string?>> _options = SettingOptions.Create(SettingNames.Data, SettingNames.Http, SettingNames.Bind, SettingNames.WarehousePort, SettingNames.WarehouseUser, SettingNames.MongoDb);
    private readonly Option<bool> _reconcile = new("--reconcile") { Description = "Also proves, file by file, that nothing was lost and nothing stored twice; reads the whole archive" };
    private readonly Option<bool> _json = new("--json") { Description = "Print a JSON document" };
    private readonly Option<bool> _noColor = new("--no-color") { Description = "Plain text, as with NO_COLOR" };

    public DoctorCommand()
        : base("doctor", "Checks ports, folders, limits, packages and the warehouse, with or without a running host")
    {
        foreach (var option in _options.Values) Options.Add(option);
        Options.Add(_reconcile);
        Options.Add(_json);
        Options.Add(_noColor);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = SettingOptions.Read(parsed, _options);
        var output = parsed.InvocationConfiguration.Output;
        using var interruption = new Interruption(cancellationToken);
        using var meter = new LookMeter(parsed.InvocationConfiguration.Error);
        Diagnosis diagnosis;
        try
        {
            diagnosis = await DoctorRun.ExamineAsync(settings, parsed.GetValue(_reconcile), meter, interruption.Token);
        }
        catch (OperationCanceledException)
        {
            parsed.InvocationConfiguration.Error.WriteLine("Interrupted.");
            return ExitCode.Failed;
        }

        meter.Dispose();
        if (parsed.GetValue(_json)) output.WriteLine(DiagnosisDocument.Write(diagnosis));
        else DiagnosisText.Write(diagnosis, output, SettingOptions.Colours(output, parsed.GetValue(_noColor)));
        return diagnosis.IsSound ? ExitCode.Done : ExitCode.Failed;
    }

    /// <summary>Shows on a terminal how far a long look has come.</summary>
    private sealed class LookMeter(TextWriter error) : IProgress<long>, IDisposable
    {
        private readonly bool _isTerminal = SettingOptions.IsTerminal(error);
        private bool _shown;

        public void Report(long value)
        {
            if (!_isTerminal) return;
            _shown = true;
            error.Write(string.Create(CultureInfo.InvariantCulture, $"\r\e[K{value:N0} files and orders compared"));
        }

        public void Dispose()
        {
            if (_shown) error.Write("\r\e[K");
            _shown = false;
        }
    }
}
