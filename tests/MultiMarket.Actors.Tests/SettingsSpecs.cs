using Akka.Configuration;
using MultiMarket.Actors.Channels;
using MultiMarket.Actors.Ingestion;
using MultiMarket.Actors.Reporting;
using MultiMarket.Domain.Channels;
using Shouldly;

namespace MultiMarket.Actors.Tests;

public sealed class SettingsSpecs
{
    [Fact]
    public void The_files_of_the_host_say_what_the_defaults_are()
    {
        var files = new[] { "channels.conf", "ingestion.conf" }.Select(f => ConfigurationFactory.ParseString(File.ReadAllText(Path.Combine(HoconFolder, f))));
        var config = files.Aggregate(ConfigurationFactory.Empty, (all, file) => file.WithFallback(all));
        IngestionSettings.Read(config).ShouldBe(new IngestionSettings());
        ReportingSettings.Read(config).ShouldBe(new ReportingSettings());
        var channels = ChannelSettings.Read(config);
        channels.MerchantZone.Id.ShouldBe("Africa/Casablanca");
        foreach (var channel in Channel.All) channels.Rates[channel].ToString().ShouldBe("2s..5s");
    }

    [Theory]
    [InlineData("batch-size = 0", "multimarket.ingestion.batch-size")]
    [InlineData("window = many", "multimarket.ingestion.window")]
    [InlineData("rescan-interval = 0s", "multimarket.ingestion.rescan-interval")]
    [InlineData("settle-time = soon", "multimarket.ingestion.settle-time")]
    public void A_value_out_of_range_is_named(string line, string path)
    {
        var config = ConfigurationFactory.ParseString($"multimarket.ingestion {{ {line} }}");
        Should.Throw<ConfigurationException>(() => IngestionSettings.Read(config)).Message.ShouldContain(path);
    }

    [Theory]
    [InlineData("multimarket.merchant.time-zone = \"Africa/Nowhere\"", "Africa/Nowhere")]
    [InlineData("multimarket.channels.web { min-interval = 5s, max-interval = 2s }", "multimarket.channels.web")]
    public void A_wrong_channel_setting_is_named(string line, string named) =>
        Should.Throw<ConfigurationException>(() => ChannelSettings.Read(ConfigurationFactory.ParseString(line))).Message.ShouldContain(named);

    private static string HoconFolder => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "hocon"));

    private static string ThisFile([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;
}
