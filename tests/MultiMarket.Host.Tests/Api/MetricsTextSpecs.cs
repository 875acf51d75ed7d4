using MultiMarket.Host.Api;
using MultiMarket.Host.Tests.Support;
using Shouldly;

namespace MultiMarket.Host.Tests.Api;

public sealed class MetricsTextSpecs
{
    [Fact]
    public async Task Counts_are_there_for_each_channel_and_outcome()
    {
        var lines = await LinesAsync(new FakeMarket());

        lines.ShouldContain("""multimarket_files_total{channel="web",outcome="inserted"} 7""");
        lines.ShouldContain("""multimarket_files_total{channel="web",outcome="rejected"} 1""");
        lines.ShouldContain("""multimarket_files_in_flight{channel="web"} 1""");
        lines.ShouldContain("""multimarket_lag_seconds{channel="web",quantile="0.99"} 0.12""");
        lines.ShouldContain("multimarket_actor_restarts_total 4");
        lines.ShouldContain("""multimarket_warehouse_up{kind="embedded"} 1""");
        lines.ShouldContain("""multimarket_paused{channel="boutique",part="ingestion"} 1""");
    }

    [Fact]
    public async Task Seconds_have_no_more_digits_than_the_milliseconds_they_come_from()
    {
        var status = await new FakeMarket().GetStatusAsync(CancellationToken.None);
        var lag = status.Channels[0].Lag with { P50Ms = 441.1 };

        MetricsText.Write(status with { Channels = [status.Channels[0] with { Lag = lag }] }).ShouldContain("""{channel="web",quantile="0.5"} 0.4411""" + "\n");
    }

    [Fact]
    public async Task A_channel_without_orders_has_no_lag() =>
        (await LinesAsync(new FakeMarket())).ShouldNotContain(l => l.StartsWith("""multimarket_lag_seconds{channel="boutique""", StringComparison.Ordinal));

    [Fact]
    public async Task A_warehouse_that_is_away_is_a_zero() =>
        (await LinesAsync(new FakeMarket { WarehouseAvailable = false })).ShouldContain("""multimarket_warehouse_up{kind="embedded"} 0""");

    [Fact]
    public async Task Labels_are_escaped() =>
        (await LinesAsync(new FakeMarket())).ShouldContain("""multimarket_info{instance="main",version="0.1.0",packages="the \"test\" set"} 1""");

    [Fact]
    public async Task Every_sample_follows_the_description_of_its_family()
    {
        string? family = null;
        foreach (var line in await LinesAsync(new FakeMarket()))
        {
            if (line.StartsWith("# TYPE ", StringComparison.Ordinal)) family = line.Split(' ')[2];
            else if (!line.StartsWith('#')) line.Split('{', ' ')[0].ShouldBe(family);
        }

        family.ShouldNotBeNull();
    }

    private static async Task<string[]> LinesAsync(FakeMarket market) =>
        MetricsText.Write(await market.GetStatusAsync(CancellationToken.None)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
