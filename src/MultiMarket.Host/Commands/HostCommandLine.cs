using System.CommandLine;
using MultiMarket.Host.Doctor;
using MultiMarket.Host.Generate;
using MultiMarket.Host.Replay;
using MultiMarket.Host.Settings;

namespace MultiMarket.Host.Commands;

/// <summary>The verbs of the host executable.</summary>
internal static class HostCommandLine
{
    /// <summary>Runs one command line; every error is one line on the error stream and an <see cref="ExitCode"/>.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        var root = new RootCommand("Runs MultiMarket: takes orders in from folders and stores them in MongoDB.") { new UpCommand(), new GenerateCommand(), new ReplayCommand(), new DoctorCommand() };
        HelpWithExamples.Install(root);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0 && parsed.Action is not { ClearsParseErrors: true })
        {
            foreach (var problem in parsed.Errors) error.WriteLine(problem.Message.ReplaceLineEndings(" "));
            error.WriteLine($"See: multimarket {(parsed.CommandResult.Command is RootCommand ? "up" : parsed.CommandResult.Command.Name)} --help");
            return ExitCode.Usage;
        }

        try
        {
            // The host handles Ctrl-C itself and takes its time; the library would cut it short.
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (SettingException e)
        {
            error.WriteLine(e.Message);
            return ExitCode.Usage;
        }
        catch (Exception e)
        {
            error.WriteLine($"MultiMarket failed: {e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")}");
            return ExitCode.Failed;
        }
    }
}
