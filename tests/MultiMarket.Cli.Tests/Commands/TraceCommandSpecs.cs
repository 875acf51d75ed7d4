using System.Text.Json;
using MultiMarket.Cli.Tests.Support;
using Shouldly;

namespace MultiMarket.Cli.Tests.Commands;

public sealed class TraceCommandSpecs : IClassFixture<FakeHost>
{
    private const string Known = """
        {"item": "234", "files": [
          {"channel": "web", "file": "again.json", "state": "duplicate", "received_at": "2026-03-01T12:00:00+00:00", "ended_at": "2026-03-01T12:00:01+00:00", "attempts": 1, "size_bytes": 268,
           "order": "web:234", "fingerprint": "ab", "stored_from": "first.json", "reasons": [], "host": "here", "path": "archive/site_web/2026-03-01/again.json", "rejection": null},
          {"channel": "web", "file": "bad.json", "state": "rejected", "received_at": "2026-03-01T12:00:00+00:00", "ended_at": "2026-03-01T12:00:01+00:00", "attempts": 2, "size_bytes": 12,
           "order": null, "fingerprint": null, "stored_from": null, "reasons": ["syntax"], "host": "here", "path": "rejected/site_web/bad.json", "rejection": null},
          {"channel": "web", "file": "old.json", "state": "unrecorded", "received_at": null, "ended_at": null, "attempts": null, "size_bytes": 12,
           "order": null, "fingerprint": null, "stored_from": null, "reasons": [], "host": null, "path": null, "rejection": null}],
         "orders": [{"key": "web:234", "file": "first.json", "received_at": "2026-03-01T11:00:00+00:00", "inserted_at": "2026-03-01T11:00:01+00:00", "fingerprint": "ab", "host": "here"}],
         "more": false}
        """;

    private readonly FakeHost _host;
    private readonly Dictionary<string, string> _variables;

    public TraceCommandSpecs(FakeHost host)
    {
        _host = host;
        _host.Answer("/api/trace", Known);
        _host.Requests.Clear();
        _variables = new() { ["MULTIMARKET_URL"] = host.Url };
    }

    [Fact]
    public async Task Files_come_as_a_table_with_what_there_is_to_say_below()
    {
        var run = await CliRun.OfAsync("trace 234", _variables);

        run.ExitCode.ShouldBe(0, run.Error);
        run.Out.Split('\n').Select(l => l.TrimStart('─')).ShouldBe("""

             File        Outcome     Received             Ended                Tries  Order    Lies in

             again.json  duplicate   2026-03-01 12:00:00  2026-03-01 12:00:01      1  web:234  archive/site_web/2026-03-01/again.json
             bad.json    rejected    2026-03-01 12:00:00  2026-03-01 12:00:01      2  –        rejected/site_web/bad.json
             old.json    unrecorded  –                    –                        –  –        nowhere

            again.json: its order was stored before, from first.json
            bad.json: rejected for syntax; the token shows the reason in full
            old.json: the journal does not know it; it remembers files for as long as multimarket.journal.retention says
            Order web:234: stored 2026-03-01 11:00:01 from first.json by here

            """.ReplaceLineEndings("\n").Split('\n'));
    }

    [Fact]
    public async Task The_token_goes_along_when_there_is_one()
    {
        await CliRun.OfAsync(["trace", "a b&c.json"], _variables, null, false, 80, default);
        await CliRun.OfAsync(["trace", "234"], new(_variables) { ["MULTIMARKET_TOKEN"] = "secret" }, null, false, 80, default);

        _host.Requests.ShouldBe(["GET /api/trace?item=a b&c.json", "GET /api/trace?item=234 [Bearer secret]"]);
    }

    [Fact]
    public async Task Json_is_the_document_of_the_host()
    {
        var run = await CliRun.OfAsync("trace 234 --json", _variables);

        JsonElement.DeepEquals(JsonDocument.Parse(run.Out).RootElement, JsonDocument.Parse(Known).RootElement).ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_unknown_is_said_and_fails()
    {
        _host.Answer("/api/trace", """{"item":"x.json","files":[],"orders":[],"more":false}""");

        var run = await CliRun.OfAsync("trace x.json", _variables);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldBe("Nothing is known of 'x.json': no file of that name is remembered or lies in a folder, and no order has that id.\n");
    }
}
