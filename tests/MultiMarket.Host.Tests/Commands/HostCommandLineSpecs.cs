using MultiMarket.Host.Commands;
using MultiMarket.Host.Tests.Support;
using Shouldly;

namespace MultiMarket.Host.Tests.Commands;

public sealed class HostCommandLineSpecs
{
    [Theory]
    [InlineData("up --http 70000", "--http: '70000' is not allowed")]
    [InlineData("up --mongodb not-a-uri", "'not-a-uri' is no MongoDB connection string")]
    [InlineData("up --instance Été", "--instance")]
    [InlineData("up --frobnicate", "--frobnicate")]
    [InlineData("down", "'down'")]
    [InlineData("replay", "--from")]
    [InlineData("replay --from yesterday", "--from: 'yesterday' is not allowed")]
    [InlineData("replay --from 2026-02-01 --to 2026-01-31", "later than the last day")]
    [InlineData("replay --from 2026-02-01 --channel web,shop", "--channel: 'web,shop'")]
    [InlineData("replay --from 2026-02-01 --most-waiting 0", "--most-waiting: '0'")]
    public async Task What_makes_no_sense_is_a_usage_error(string line, string said)
    {
        var (exitCode, output, error) = await RunAsync(line);

        exitCode.ShouldBe(2);
        output.ShouldBeEmpty();
        error.ShouldContain(said);
    }

    [Fact]
    public async Task A_start_that_fails_is_one_line_without_a_stack_trace()
    {
        using var folder = new ScratchFolder();
        await File.WriteAllTextAsync(folder["file"], "");

        var (exitCode, _, error) = await RunAsync($"up --data {folder["file"]}/data");

        exitCode.ShouldBe(1);
        error.Trim().ShouldNotContain("\n");
        error.ShouldContain($"{folder["file"]}/data cannot be written");
    }

    [Fact]
    public async Task Help_names_the_options_their_variables_and_examples()
    {
        var (exitCode, output, _) = await RunAsync("up --help");

        exitCode.ShouldBe(0);
        output.ShouldContain("--warehouse-port <PORT>");
        output.ShouldContain("[MULTIMARKET_DATA; default: ./data]");
        output.ShouldContain("multimarket up --no-simulation");
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(string line)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (await HostCommandLine.RunAsync(line.Split(' '), output, error), output.ToString(), error.ToString());
    }
}
