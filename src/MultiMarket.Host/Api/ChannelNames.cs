using MultiMarket.Domain.Channels;

namespace MultiMarket.Host.Api;

/// <summary>Channels by the names that requests give them.</summary>
internal static class ChannelNames
{
    /// <summary>One channel, several between commas, or <c>all</c>.</summary>
    /// <exception cref="RequestException">A name is unknown.</exception>
    public static IReadOnlyList<Channel> Read(string? text)
    {
        if (text is null or "" or "all") return Channel.All;
        return [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(One)];
    }

    private static Channel One(string name) => Channel.Find(name)
        ?? throw new RequestException(StatusCodes.Status404NotFound, $"There is no channel '{name}'; the channels are {string.Join(", ", Channel.All)}, and all.");
}
