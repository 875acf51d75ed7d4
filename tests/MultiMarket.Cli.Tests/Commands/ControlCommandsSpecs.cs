using MultiMarket.Cli.Tests.Support;
using Shouldly;

namespace MultiMarket.Cli.Tests.Commands;

public sealed class ControlCommandsSpecs : IClassFixture<FakeHost>
{
    private readonly FakeHost _host;
    private readonly Dictionary<string, string> _variables;

    public ControlCommandsSpecs(FakeHost host)
    {
        _host = host;
        _host.Requests.Clear();
        _variables = new() { ["MULTIMARKET_URL"] = host.Url, ["MULTIMARKET_TOKEN"] = "secret" };
    }

    [Theory]
    [InlineData("pause web", "POST /api/channels/web/pause?part=simulation [Bearer secret]", "web: simulator paused\n")]
    [InlineData("pause boutique --ingest", "POST /api/channels/boutique/pause?part=ingestion [Bearer secret]", "boutique: intake paused\n")]
    [InlineData("resume all", "POST /api/channels/all/resume?part=simulation [Bearer secret]", "all: simulator resumed\n")]
    [InlineData("rate web 100ms..200ms", "POST /api/channels/web/rate?rate=100ms..200ms [Bearer secret]", "web: one order every 100ms..200ms\n")]
    [InlineData("rate mobile 1m", "POST /api/channels/mobile/rate?rate=60s [Bearer secret]", "mobile: one order every 60s\n")]
    [InlineData("emit boutique 50", "POST /api/channels/boutique/emit?orders=50 [Bearer secret]", "boutique: 50 orders written\n")]
    [InlineData("emit all 1", "POST /api/channels/all/emit?orders=1 [Bearer secret]", "all: 1 order written in each channel\n")]
    public async Task A_command_is_one_request(string line, string request, string said)
    {
        var run = await CliRun.OfAsync(line, _variables);

        run.ShouldBe(new CliRun(0, said, ""));
        _host.Requests.ShouldBe([request]);
    }

    [Theory]
    [InlineData("pause", "Required argument 'CHANNEL' missing")]
    [InlineData("pause shop", "CHANNEL: 'shop' is not allowed; give web, mobile, boutique or all.")]
    [InlineData("rate web 5", "'5' is no rate")]
    [InlineData("rate web 5s..2s", "the smaller interval first")]
    [InlineData("emit web 0", "'0' is no number of orders")]
    [InlineData("emit web many", "'many' is no number of orders")]
    [InlineData("stop web", "'stop'")]
    [InlineData("", "Required command")]
    public async Task What_makes_no_sense_is_a_usage_error_and_no_request(string line, string said)
    {
        var run = await CliRun.OfAsync(line, _variables);

        run.ExitCode.ShouldBe(2);
        run.Out.ShouldBeEmpty();
        run.Error.ShouldContain(said);
        run.Error.ShouldContain("--help");
        _host.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refusal_is_passed_on_in_the_words_of_the_host()
    {
        _host.Refuse("/api/channels/mobile/emit", 409, "The simulator of mobile is off.");

        (await CliRun.OfAsync("emit mobile 1", _variables)).ShouldBe(new CliRun(1, "", "The simulator of mobile is off.\n"));
    }

    [Theory]
    [InlineData("pause --help", "multimarket pause <CHANNEL>")]
    [InlineData("rate --help", "multimarket rate all 100ms..200ms")]
    [InlineData("report -h", "multimarket report top-products --top 5")]
    [InlineData("rejected list --help", "multimarket rejected list --channel web")]
    [InlineData("--help", "completion")]
    public async Task Help_shows_usage_and_examples(string line, string shown)
    {
        var run = await CliRun.OfAsync(line);

        run.ExitCode.ShouldBe(0);
        run.Out.ShouldContain(shown);
        run.Error.ShouldBeEmpty();
    }
}
