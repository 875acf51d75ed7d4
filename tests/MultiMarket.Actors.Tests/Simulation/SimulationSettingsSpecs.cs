using System.Runtime.CompilerServices;
using System.Text.Json;
using Akka.Configuration;
using MultiMarket.Actors.Simulation;
using MultiMarket.Domain.Simulation.Parameters;
using Shouldly;

namespace MultiMarket.Actors.Tests.Simulation;

public sealed class SimulationSettingsSpecs
{
    private static readonly string Defaults = Text(new SimulationParameters());

    [Fact]
    public void The_file_holds_every_value_at_its_default()
    {
        var file = File.ReadAllText(Path.Combine(Path.GetDirectoryName(Here())!, "../../../hocon/simulation.conf"));

        Text(SimulationSettings.Read(ConfigurationFactory.ParseString(file))).ShouldBe(Defaults);
    }

    [Fact]
    public void Every_line_of_the_file_is_read()
    {
        var lines = File.ReadAllLines(Path.Combine(Path.GetDirectoryName(Here())!, "../../../hocon/simulation.conf"));
        foreach (var i in Enumerable.Range(0, lines.Length).Where(i => lines[i].Contains('=', StringComparison.Ordinal) && !lines[i].TrimStart().StartsWith('#')))
        {
            // Another last digit is another value, which is allowed or refused.
            var digit = lines[i].LastIndexOfAny(['1', '2', '3', '4', '5', '6', '7', '8', '9', '0']);
            var changed = lines[i][..digit] + (lines[i][digit] == '1' ? '2' : '1') + lines[i][(digit + 1)..];
            var text = string.Join('\n', lines.Select((line, n) => n == i ? changed : line));
            Outcome(text).ShouldNotBe(Defaults, lines[i]);
        }

        static string Outcome(string text)
        {
            try
            {
                return Text(SimulationSettings.Read(ConfigurationFactory.ParseString(text)));
            }
            catch (ConfigurationException refusal)
            {
                return refusal.Message;
            }
        }
    }

    [Fact]
    public void Without_a_file_the_defaults_hold() => Text(SimulationSettings.Read(ConfigurationFactory.Empty)).ShouldBe(Defaults);

    [Fact]
    public void Values_are_read()
    {
        var parameters = Read("""
            channels.web = 0.5
            clients { count = 77, opened-on = "2020-02-29", sign-up-mean = 30d }
            calendar.observed-ramadans = ["2026-02-19..2026-03-19"]
            calendar.weekdays = [1, 1, 1, 1, 1, 2, 0]
            basket.lines.mobile = [0, 1]
            promotions.ramadan { discount = 0.15, use = 1 }
            fulfilment.carrier-days = [5, 4, 3]
            returns.returned.web = 0.5
            """);

        parameters.Channels.Web.ShouldBe(0.5);
        (parameters.Clients.Count, parameters.Clients.OpenedOn, parameters.Clients.SignUpMean).ShouldBe((77, new DateOnly(2020, 2, 29), TimeSpan.FromDays(30)));
        parameters.Calendar.ObservedRamadans.ShouldBe([new DayRange(new(2026, 2, 19), new(2026, 3, 19))]);
        parameters.Calendar.Weekdays.ShouldBe([1, 1, 1, 1, 1, 2, 0]);
        parameters.Basket.Lines.Mobile.ShouldBe([0, 1]);
        parameters.Promotions.Ramadan.ShouldBe(new PromotionTerms(0.15, 1));
        parameters.Fulfilment.CarrierDays.ShouldBe([5, 4, 3]);
        parameters.Returns.Returned.Web.ShouldBe(0.5);
    }

    [Theory]
    [InlineData("channels { web = 0, mobile = 0, boutique = 0 }", "channels")]
    [InlineData("channels.web = -1", "channels.web")]
    [InlineData("clients.count = 0", "clients.count")]
    [InlineData("clients.opened-on = yesterday", "clients.opened-on")]
    [InlineData("clients.opened-on = \"1999-12-31\"", "clients.opened-on")]
    [InlineData("clients.age-mean = 90", "clients.age-mean")]
    [InlineData("clients { youngest-age = 50, oldest-age = 40 }", "clients.oldest-age")]
    [InlineData("calendar.ramadan = much", "calendar.ramadan")]
    [InlineData("calendar.weekdays = [1, 1]", "calendar.weekdays")]
    [InlineData("calendar.shop-hours = [0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]", "calendar.shop-hours")]
    [InlineData("calendar.observed-ramadans = [\"2025-03-02\"]", "calendar.observed-ramadans")]
    [InlineData("calendar.observed-ramadans = [\"2025-03-30..2025-03-02\"]", "calendar.observed-ramadans")]
    [InlineData("basket.lines.web = []", "basket.lines.web")]
    [InlineData("promotions.sales.discount = 1.5", "promotions.sales.discount")]
    [InlineData("fulfilment.carrier-days = [3, 0, 2]", "fulfilment.carrier-days")]
    [InlineData("returns.reasons = [1, 1, 1, 0, 1, 1, 0]", "returns.reasons")]
    [InlineData("returns { first-day = 5, last-day = 4 }", "returns.last-day")]
    [InlineData("traffic.duration-mean = 0s", "traffic.duration-mean")]
    public void A_value_out_of_range_is_named(string hocon, string key) =>
        Should.Throw<ConfigurationException>(() => Read(hocon)).Message.ShouldStartWith($"multimarket.simulation.{key} ");

    private static SimulationParameters Read(string hocon) => SimulationSettings.Read(ConfigurationFactory.ParseString($"multimarket.simulation {{\n{hocon}\n}}"));

    private static string Text(SimulationParameters parameters) => JsonSerializer.Serialize(parameters);

    private static string Here([CallerFilePath] string path = "") => path;
}
