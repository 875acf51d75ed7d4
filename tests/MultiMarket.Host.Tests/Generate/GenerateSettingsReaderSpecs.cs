using MultiMarket.Domain.Simulation.Parameters;
using MultiMarket.Host.Generate;
using MultiMarket.Host.Settings;
using Shouldly;

namespace MultiMarket.Host.Tests.Generate;

public sealed class GenerateSettingsReaderSpecs
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public void Without_options_two_years_up_to_yesterday_go_into_the_folders()
    {
        var settings = Read();

        (settings.Profile, settings.Orders, settings.Seed).ShouldBe((SimulationProfile.MultiMarket, 1_500, 42));
        settings.Days.ShouldBe(new DayRange(new(2024, 11, 23), new(2026, 11, 22)));
        (settings.Target, settings.Folder, settings.DirtyPercent, settings.Threads).ShouldBe((GenerateTarget.Folders, null, 0, Environment.ProcessorCount));
    }

    [Fact]
    public void The_profile_omnimarket360_has_its_own_volumes()
    {
        var settings = Read(("--profile", "omnimarket360"), ("--into", "dir:out"));

        (settings.Profile, settings.Orders, settings.Days).ShouldBe((SimulationProfile.OmniMarket360, 50_000, new DayRange(new(2023, 1, 1), new(2024, 12, 31))));
        (settings.Target, settings.Folder).ShouldBe((GenerateTarget.Files, "/work/here/out"));
    }

    [Fact]
    public void Every_option_is_read()
    {
        var settings = Read(("--orders", "7"), ("--from", "2025-01-01"), ("--to", "2025-01-31"), ("--seed", "9"), ("--into", "dir:/srv/out"), ("--dirty", "2.5"), ("--threads", "3"));

        (settings.Orders, settings.Days, settings.Seed).ShouldBe((7, new DayRange(new(2025, 1, 1), new(2025, 1, 31)), 9));
        (settings.Folder, settings.DirtyPercent, settings.Threads).ShouldBe(("/srv/out", 2.5m, 3));
        Read(("--into", "warehouse")).Target.ShouldBe(GenerateTarget.Warehouse);
        Read(("--to", "2026-11-23")).Days.ShouldBe(new DayRange(new(2024, 11, 24), Today));
    }

    [Theory]
    [InlineData("--orders", "0")]
    [InlineData("--orders", "many")]
    [InlineData("--from", "01/02/2025")]
    [InlineData("--from", "1999-12-31")]
    [InlineData("--from", "2026-11-23")]
    [InlineData("--to", "2026-11-24")]
    [InlineData("--seed", "-1")]
    [InlineData("--profile", "tesco")]
    [InlineData("--into", "dir:")]
    [InlineData("--into", "cloud")]
    [InlineData("--dirty", "101")]
    [InlineData("--dirty", "-1")]
    [InlineData("--threads", "0")]
    public void What_makes_no_sense_is_refused_by_name(string option, string text) =>
        Should.Throw<SettingException>(() => Read((option, text))).Message.ShouldStartWith($"{option}: ");

    [Fact]
    public void Dirt_cannot_go_into_the_warehouse() =>
        Should.Throw<SettingException>(() => Read(("--dirty", "1"), ("--into", "warehouse"))).Message.ShouldContain("folders");

    private static GenerateSettings Read(params (string Name, string Text)[] options) =>
        new GenerateSettingsReader(name => options.FirstOrDefault(o => o.Name == name).Text, new HostSettings { DataFolder = "/data" }, Today, "/work/here").Read();
}
