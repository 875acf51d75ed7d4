using MultiMarket.Cli.Tests.Support;
using Shouldly;

namespace MultiMarket.Cli.Tests.Commands;

public sealed class CompletionCommandSpecs
{
    [Theory]
    [InlineData("bash", "complete -o default -F _multimarket")]
    [InlineData("zsh", "compdef _multimarket")]
    public async Task A_script_for_the_shell_is_printed(string shell, string registration)
    {
        var run = await CliRun.OfAsync($"completion {shell}");

        run.ExitCode.ShouldBe(0);
        run.Out.ShouldContain(registration);
        run.Out.ShouldContain("[suggest:");
    }

    [Theory]
    [InlineData("multimarket re", "report")]
    [InlineData("multimarket pause ", "boutique")]
    [InlineData("multimarket report top-products --format ", "chart")]
    public async Task Suggestions_are_those_of_the_command_line(string line, string suggestion)
    {
        var run = await CliRun.OfAsync([$"[suggest:{line.Length}]", line], null, null, interactive: false, width: 80, CancellationToken.None);

        run.ExitCode.ShouldBe(0);
        run.Out.Split('\n').ShouldContain(suggestion);
    }
}
