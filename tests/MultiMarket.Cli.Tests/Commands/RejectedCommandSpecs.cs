using System.Text.Json;
using MultiMarket.Cli.Tests.Support;
using Shouldly;

namespace MultiMarket.Cli.Tests.Commands;

public sealed class RejectedCommandSpecs : IClassFixture<FakeHost>
{
    private readonly FakeHost _host;
    private readonly Dictionary<string, string> _variables;

    public RejectedCommandSpecs(FakeHost host)
    {
        _host = host;
        _host.Answer("/api/rejected", Documents.Rejected);
        _host.Requests.Clear();
        _variables = new() { ["MULTIMARKET_URL"] = host.Url, ["MULTIMARKET_TOKEN"] = "secret" };
    }

    [Fact]
    public async Task Each_file_is_a_line_with_its_first_reason()
    {
        var run = await CliRun.OfAsync("rejected list", _variables);

        run.ExitCode.ShouldBe(0, run.Error);
        run.Out.Split('\n').Select(l => l.TrimStart('─')).ShouldBe("""

             Channel   File             Rejected at          Reason

             web       web-000001.json  2026-03-01 12:00:00  syntax: $: found '}', expected a JSON document (line 3, column 7)
             mobile    odd.json         –                    its reason file is missing or unreadable
             boutique  b.json           2026-03-01 12:00:01  missing: $.client_id: found nothing, expected 1 to 64 characters (+1 more)

            3 files shown, more exist

            """.ReplaceLineEndings("\n").Split('\n'));
    }

    [Fact]
    public async Task The_token_goes_along_and_the_channel_too()
    {
        await CliRun.OfAsync("rejected list --channel web", _variables);

        _host.Requests.ShouldBe(["GET /api/rejected?channel=web [Bearer secret]"]);
    }

    [Fact]
    public async Task Json_is_the_document_of_the_host()
    {
        var run = await CliRun.OfAsync("rejected list --json", _variables);

        JsonElement.DeepEquals(JsonDocument.Parse(run.Out).RootElement, JsonDocument.Parse(Documents.Rejected).RootElement).ShouldBeTrue();
    }

    [Fact]
    public async Task Nothing_rejected_is_said()
    {
        _host.Answer("/api/rejected", """{"files":[],"more":false}""");

        (await CliRun.OfAsync("rejected list", _variables)).ShouldBe(new CliRun(0, "No rejected files.\n", ""));
    }
}
