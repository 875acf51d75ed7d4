using Akka.Configuration;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Control;

namespace MultiMarket.Actors.Channels;

/// <summary>The section <c>multimarket.channels</c>; <c>hocon/channels.conf</c> documents each value.</summary>
/// <param name="Rates">Each channel's rate at start.</param>
/// <param name="MerchantZone">The zone of the merchant's wall clock.</param>
internal sealed record ChannelSettings(IReadOnlyDictionary<Channel, TickRange> Rates, TimeZoneInfo MerchantZone)
{
    /// <exception cref="ConfigurationException">A value is out of range; the message names it.</exception>
    public static ChannelSettings Read(Config config)
    {
        var rates = Channel.All.ToDictionary(c => c, c => Rate(new SettingsSection(config, $"multimarket.channels.{c.Name}"), c));
        var zone = new SettingsSection(config, "multimarket.merchant").Text("time-zone", "Africa/Casablanca");
        try
        {
            return new ChannelSettings(rates, TimeZoneInfo.FindSystemTimeZoneById(zone));
        }
        catch (Exception e) when (e is TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            throw new ConfigurationException($"multimarket.merchant.time-zone: '{zone}' is no time zone of this machine", e);
        }
    }

    private static TickRange Rate(SettingsSection section, Channel channel)
    {
        try
        {
            return new TickRange(section.Time("min-interval", TimeSpan.FromSeconds(2)), section.Time("max-interval", TimeSpan.FromSeconds(5)));
        }
        catch (FormatException e)
        {
            throw new ConfigurationException($"multimarket.channels.{channel.Name}: {e.Message}", e);
        }
    }
}
