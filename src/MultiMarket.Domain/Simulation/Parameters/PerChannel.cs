using MultiMarket.Domain.Channels;

namespace MultiMarket.Domain.Simulation.Parameters;

/// <summary>One value for each channel.</summary>
public sealed record PerChannel<T>(T Web, T Mobile, T Boutique)
{
    /// <summary>The value of a channel.</summary>
    public T Of(Channel channel) => ReferenceEquals(channel, Channel.Web) ? Web : ReferenceEquals(channel, Channel.Mobile) ? Mobile : Boutique;
}
