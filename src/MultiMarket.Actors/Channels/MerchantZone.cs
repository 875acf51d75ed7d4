using Akka.Configuration;

namespace MultiMarket.Actors.Channels;

/// <summary>The zone of the merchant's wall clock, for programs that start no actor system.</summary>
public static class MerchantZone
{
    /// <summary>Reads it from the settings file <c>channels.conf</c>.</summary>
    /// <exception cref="ConfigurationException">A value is out of range; the message names it.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static TimeZoneInfo ReadFile(string path) => ChannelSettings.Read(ConfigurationFactory.ParseString(File.ReadAllText(path))).MerchantZone;
}
