using System.Text.Json;
using MultiMarket.Cli.Tests.Support;
using Shouldly;

namespace MultiMarket.Cli.Tests.Commands;

public sealed class StatusCommandSpecs : IClassFixture<FakeHost>
{
    private readonly FakeHost _host;

    public StatusCommandSpecs(FakeHost host)
    {
        _host = host;
        _host.Answer("/api/status", Documents.Status);
        _host.Requests.Clear();
    }

    [Fact]
    public async Task The_system_at_a_glance()
    {
        var run = await CliRun.OfAsync($"status --url {_host.Url}");

        run.ExitCode.ShouldBe(0, run.Error);
        Lines(run.Out).ShouldBe(Lines("""
            MultiMarket 0.1.0, instance main, up 2 min 10 s at 2026-03-01 12:02:10
            Packages   Akka.NET 1.5.67, MongoDB.Driver 3.14.0
            Data       /srv/data
            Warehouse  embedded, mongodb://127.0.0.1:27117, available for 2 min 9 s

             Channel    Found  Inserted  Duplicate  Rejected  In flight  Lag p50     p99
            ──────────────────────────────────────────────────────────────────────────────
             web       12 345    12 340          2         1          2   8.3 ms  123 ms
             boutique       0         0          0         0          0        –       –
             total     12 345    12 340          2         1          2

             Channel   Simulator  Every         Written  Next number  Intake   Ignored
            ────────────────────────────────────────────────────────────────────────────
             web       running    2s..5s            512          513  running        3
             boutique  waiting    100ms..200ms        0            1  paused         0

            boutique: the folder cannot be listed: permission denied
            boutique: the simulator waits: the warehouse is away
            Restarts 1, dead letters 0
              2026-03-01 12:01:00  /user/channels/web/chain/validator-1: IOException: disk

            """));
    }

    [Fact]
    public async Task A_clock_that_was_set_back_makes_no_time_negative()
    {
        _host.Answer("/api/status", Documents.Status.Replace("2026-03-01T12:02:10", "2026-03-01T11:02:10", StringComparison.Ordinal));

        var run = await CliRun.OfAsync($"status --url {_host.Url}");

        run.Out.ShouldContain("up 0 s at 2026-03-01 11:02:10");
        run.Out.ShouldContain("available for 0 s");
    }

    [Fact]
    public async Task A_terminal_of_80_columns_shows_the_same_but_for_the_paths()
    {
        var piped = await CliRun.OfAsync($"status --url {_host.Url}");
        var shown = await CliRun.OfAsync($"status --no-color --url {_host.Url}", interactive: true, width: 80);

        Lines(shown.Out).Take(14).ShouldBe(Lines(piped.Out).Take(14));
    }

    [Fact]
    public async Task Reading_needs_no_token()
    {
        await CliRun.OfAsync($"status --url {_host.Url}", new() { ["MULTIMARKET_TOKEN"] = "secret" });

        _host.Requests.ShouldBe(["GET /api/status"]);
    }

    [Fact]
    public async Task Json_is_the_document_of_the_host()
    {
        var run = await CliRun.OfAsync($"status --json --url {_host.Url}");

        run.ExitCode.ShouldBe(0, run.Error);
        JsonElement.DeepEquals(JsonDocument.Parse(run.Out).RootElement, JsonDocument.Parse(Documents.Status).RootElement).ShouldBeTrue();
    }

    [Fact]
    public async Task Watching_goes_on_until_it_is_interrupted()
    {
        using var interrupt = new CancellationTokenSource();
        var watching = CliRun.OfAsync($"status --watch --json --url {_host.Url}", cancellationToken: interrupt.Token);
        SpinWait.SpinUntil(() => _host.Requests.Count >= 2, TimeSpan.FromSeconds(20)).ShouldBeTrue();
        await interrupt.CancelAsync();

        var run = await watching;

        run.ExitCode.ShouldBe(0, run.Error);
        var lines = run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBeGreaterThanOrEqualTo(1);
        lines.ShouldAllBe(line => line.StartsWith('{') && line.EndsWith('}'));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("--no-color", false)]
    public async Task Colours_are_for_terminals_that_want_them(string option, bool expected)
    {
        var run = await CliRun.OfAsync($"status {option} --url {_host.Url}", interactive: true, width: 120);

        run.Out.Contains('\e').ShouldBe(expected);
    }

    [Fact]
    public async Task NO_COLOR_is_honoured()
    {
        var run = await CliRun.OfAsync($"status --url {_host.Url}", new() { ["NO_COLOR"] = "1" }, interactive: true);

        run.Out.ShouldNotContain("\e");
    }

    // The figures are grouped by no-break spaces, which an editor would not show in the expectation.
    private static string[] Lines(string text) => text.Replace('\u00A0', ' ').ReplaceLineEndings("\n").Split('\n');
}
