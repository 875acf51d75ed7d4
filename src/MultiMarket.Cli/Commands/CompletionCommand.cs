using System.CommandLine;
using MultiMarket.Cli.CommandLine;
using MultiMarket.Cli.Terminal;

namespace MultiMarket.Cli.Commands;

/// <summary><c>completion</c>: prints what a shell must load to complete command lines.</summary>
internal sealed class CompletionCommand : Command, IHasExamples
{
    private const string Bash = """
        _multimarket() {
          local IFS=$'\n'
          COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _multimarket multimarket ./multimarket
        """;

    private const string Zsh = """
        _multimarket() {
          local -a words_found
          words_found=("${(@f)$("${words[1]}" "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
          compadd -- "${words_found[@]}"
        }
        compdef _multimarket multimarket ./multimarket
        """;

    private readonly Argument<string> _shell = new("SHELL") { Description = "bash or zsh", HelpName = "SHELL" };

    public CompletionCommand(CliTerminal terminal)
        : base("completion", "Prints a script that completes command lines in bash or zsh")
    {
        _shell.AcceptOnly("bash", "zsh");
        Arguments.Add(_shell);
        SetAction(parsed =>
        {
            terminal.Out.WriteLine(parsed.GetRequiredValue(_shell) == "bash" ? Bash : Zsh);
            return ExitCode.Done;
        });
    }

    public IReadOnlyList<string> Examples => ["completion bash >> ~/.bashrc", "completion zsh >> ~/.zshrc"];
}
