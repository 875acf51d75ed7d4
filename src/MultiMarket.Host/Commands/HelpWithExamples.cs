using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace MultiMarket.Host.Commands;

/// <summary>The help of the host's verbs, with command lines to copy.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    private static readonly string[] Examples =
    [
        "up",
        "up --data /srv/multimarket --http 8081",
        "up --mongodb mongodb://user:password@db.example:27017/multi_market",
        "up --no-simulation",
        "generate --orders 10000 --dirty 2",
        "generate --orders 1000000 --into warehouse",
        "generate --profile omnimarket360 --into dir:omnimarket",
        "replay --from 2026-01-01 --to 2026-03-31",
        "replay --from 2026-02-14 --channel web,mobile --dry-run",
        "doctor",
        "doctor --reconcile",
        "doctor --json | jq '.findings[] | select(.level != \"ok\")'",
    ];

    public override bool ClearsParseErrors => true;

    /// <summary>Replaces the action of the root's help option, which every verb inherits.</summary>
    public static void Install(RootCommand root)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Action = new HelpWithExamples((HelpAction)option.Action!);
    }

    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        var text = new StringWriter();
        parseResult.InvocationConfiguration.Output = text;
        help.Invoke(parseResult);
        // People start the launcher, not the assembly behind it.
        output.Write(text.ToString().Replace(RootCommand.ExecutableName, "multimarket", StringComparison.Ordinal));
        output.WriteLine("Examples:");
        var verb = parseResult.CommandResult.Command is RootCommand ? "" : parseResult.CommandResult.Command.Name;
        foreach (var example in Examples.Where(e => e.StartsWith(verb, StringComparison.Ordinal))) output.WriteLine($"  multimarket {example}");
        output.WriteLine();
        return ExitCode.Done;
    }
}
