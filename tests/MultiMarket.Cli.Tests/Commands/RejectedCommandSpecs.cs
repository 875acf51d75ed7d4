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

    [Fact]
    public async Task Show_tells_every_broken_rule()
    {
        _host.Answer("/api/rejected", """{"files":[{"channel": "boutique", "name": "b.json", "size_bytes": 90, "rejection": {"file": "b.json", "source": "boutique_physique", "rejected_at": "2026-03-01T12:00:01+00:00", "attempts": 1, "violations": [{"code": "missing", "path": "$.client_id", "found": "nothing", "expected": "1 to 64 characters"}, {"code": "type", "path": "$.canal", "found": "\u001b[2J", "expected": "text"}], "line": 3, "column": 7}}],"more":false}""");

        var run = await CliRun.OfAsync("rejected show b.json --channel boutique", _variables);

        run.ExitCode.ShouldBe(0, run.Error);
        _host.Requests.ShouldBe(["GET /api/rejected?channel=boutique&file=b.json [Bearer secret]"]);
        run.Out.Split('\n').Select(l => l.TrimStart('─')).ShouldBe("""
            boutique: b.json, 90 bytes
            Rejected 2026-03-01 12:00:01 after 1 try, dropped into sources/boutique_physique as b.json
            The text breaks off at line 3, column 7

             Code     Where        Found      Expected

             missing  $.client_id  nothing    1 to 64 characters
             type     $.canal      \u001b[2J  text


            """.ReplaceLineEndings("\n").Split('\n'));
    }

    [Fact]
    public async Task The_content_comes_on_request_and_commands_no_terminal()
    {
        _host.Answer("/api/rejected/content", "{ \"nom\": \"\u001b[2JÉté\" oops\n", type: "application/octet-stream");

        var run = await CliRun.OfAsync("rejected show web-000001.json --content", _variables);

        run.ExitCode.ShouldBe(0, run.Error);
        run.Out.ShouldEndWith("\n\n{ \"nom\": \"\\u001b[2JÉté\" oops\n");
        _host.Requests.ShouldContain("GET /api/rejected/content?file=web-000001.json [Bearer secret]");
    }

    [Fact]
    public async Task A_file_that_is_not_there_fails()
    {
        _host.Answer("/api/rejected", """{"files":[],"more":false}""");

        (await CliRun.OfAsync("rejected show gone.json", _variables)).ShouldBe(new CliRun(1, "", "There is no rejected file 'gone.json'. See: multimarket rejected list\n"));
    }

    [Theory]
    [InlineData("rejected retry web-000001.json", "?file=web-000001.json")]
    [InlineData("rejected retry --reason conflict --channel web", "?channel=web&reason=conflict")]
    [InlineData("rejected retry --all", "?all=true")]
    public async Task A_retry_asks_for_one_for_those_of_a_reason_or_for_all(string line, string query)
    {
        _host.Answer("/api/rejected/retry", """{"retried":2,"failed":0,"files":[{"channel":"web","name":"a.json","returned_as":"a.json","problem":null},{"channel":"web","name":"b.json","returned_as":"b.2.json","problem":null}]}""");

        var run = await CliRun.OfAsync(line, _variables);

        run.ShouldBe(new CliRun(0, "web: a.json waits in its source folder\nweb: b.json waits in its source folder as b.2.json\n", ""));
        _host.Requests.ShouldBe([$"POST /api/rejected/retry{query} [Bearer secret]"]);
    }

    [Fact]
    public async Task A_file_that_stays_is_named_and_is_a_failure()
    {
        _host.Answer("/api/rejected/retry", """{"retried":1,"failed":1,"files":[{"channel":"web","name":"a.json","returned_as":"a.json","problem":null},{"channel":"web","name":"b.json","returned_as":null,"problem":"permission denied"}]}""");

        (await CliRun.OfAsync("rejected retry --all", _variables))
            .ShouldBe(new CliRun(1, "web: a.json waits in its source folder\n", "web: b.json stays: permission denied\n1 of 2 files could not be put back.\n"));
    }

    [Theory]
    [InlineData("rejected retry")]
    [InlineData("rejected retry a.json --all")]
    [InlineData("rejected retry --all --reason type")]
    [InlineData("rejected show")]
    [InlineData("rejected show a.json --json --content")]
    public async Task What_makes_no_sense_is_a_usage_error(string line)
    {
        var run = await CliRun.OfAsync(line, _variables);

        run.ExitCode.ShouldBe(2, run.Error);
        _host.Requests.ShouldBeEmpty();
    }
}
