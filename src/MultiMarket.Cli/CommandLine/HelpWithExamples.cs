using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace MultiMarket.Cli.CommandLine;

/// <summary>A command that shows command lines to copy below its help.</summary>
internal interface IHasExamples
{
    /// <summary>The examples, without the program's name.</summary>
    IReadOnlyList<string> Examples { get; }
}

/// <summary>The help of a command, followed by its examples.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    /// <summary>Replaces the action of the root's help option, which every command inherits.</summary>
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
        if (parseResult.CommandResult.Command is not IHasExamples { Examples: var examples }) return ExitCode.Done;
        output.WriteLine("Examples:");
        foreach (var example in examples) output.WriteLine($"  multimarket {example}");
        output.WriteLine();
        return ExitCode.Done;
    }
}
