using System.CommandLine;
using MultiMarket.Cli.CommandLine;
using MultiMarket.Cli.Commands;
using MultiMarket.Cli.Terminal;
using MultiMarket.Domain.Text;

namespace MultiMarket.Cli;

/// <summary>The control client: one verb, one conversation with the host, one exit code.</summary>
internal static class CliApplication
{
    /// <summary>Parses and runs one command line; every error ends as a line on the error stream and an <see cref="ExitCode"/>.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, CliTerminal terminal, CancellationToken cancellationToken = default)
    {
        var parsed = Root(terminal).Parse(args);
        if (parsed.Errors.Count > 0 && parsed.Action is not { ClearsParseErrors: true })
            return Usage(parsed, terminal);
        try
        {
            var configuration = new InvocationConfiguration
            {
                Output = terminal.Out,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
            };
            return await parsed.InvokeAsync(configuration, cancellationToken);
        }
        catch (CommandFailedException failure)
        {
            terminal.Error.WriteLine(PrintableText.OfLines(failure.Message));
            return failure.ExitCode;
        }
        catch (OperationCanceledException)
        {
            terminal.Error.WriteLine("Interrupted.");
            return ExitCode.Failed;
        }
        catch (Exception failure)
        {
            terminal.Error.WriteLine($"Unexpected {failure.GetType().Name}: {PrintableText.Of(failure.Message.ReplaceLineEndings(" "))}");
            return ExitCode.Failed;
        }
    }

    private static RootCommand Root(CliTerminal terminal)
    {
        var connection = new ConnectionOptions(terminal);
        var root = new RootCommand("Controls a running MultiMarket host.")
        {
            new StatusCommand(connection),
            new EventsCommand(connection),
            new PauseCommand(connection),
            new ResumeCommand(connection),
            new RateCommand(connection),
            new EmitCommand(connection),
            new ReportCommand(connection),
            new ExportCommand(connection),
            new RejectedCommand(connection),
            new TraceCommand(connection),
            new CompletionCommand(terminal),
        };
        connection.AddTo(root);
        HelpWithExamples.Install(root);
        return root;
    }

    private static int Usage(ParseResult parsed, CliTerminal terminal)
    {
        foreach (var error in parsed.Errors.Select(e => e.Message.ReplaceLineEndings(" ").Replace("\t", "", StringComparison.Ordinal)).Distinct())
            terminal.Error.WriteLine(error);
        terminal.Error.WriteLine($"See: multimarket {CommandPath(parsed)}--help");
        return ExitCode.Usage;
    }

    private static string CommandPath(ParseResult parsed)
    {
        var names = new Stack<string>();
        for (Symbol? symbol = parsed.CommandResult.Command; symbol is not (null or RootCommand); symbol = symbol.Parents.FirstOrDefault())
            names.Push(symbol.Name + " ");
        return string.Concat(names);
    }
}
