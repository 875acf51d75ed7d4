using MultiMarket.Dashboard.Live;
using MultiMarket.Domain;
using MultiMarket.Domain.Status;

namespace MultiMarket.Dashboard.Questions;

/// <summary>What comes in at the moment.</summary>
/// <param name="Activity">The latest orders and the orders of each minute.</param>
/// <param name="Channels">The state of each channel.</param>
public sealed record ActivityAnswer(OrderActivity Activity, ValueList<ChannelState> Channels);

/// <summary>What controls show and change of a channel.</summary>
public sealed record ChannelState(string Channel, string Simulation, long MinIntervalMs, long MaxIntervalMs, string? Trouble, bool IngestPaused);

/// <summary>Asks what comes in.</summary>
public sealed record ActivityQuestion : ILiveQuestion<ActivityAnswer>
{
    // A new minute begins a new column, orders or not.
    public object DependsOn(SystemStatus status) => (status.StartedAt, status.Channels.Sum(c => c.Stored), status.GeneratedAt.ToUnixTimeSeconds() / 60, States(status));

    public async Task<ActivityAnswer> AnswerAsync(LiveSources sources, SystemStatus status, CancellationToken cancellationToken) =>
        new(await sources.Figures.GetActivityAsync(cancellationToken), States(status));

    private static ValueList<ChannelState> States(SystemStatus status) => status.Channels
        .Select(c => new ChannelState(c.Channel, c.Simulation.State, c.Simulation.MinIntervalMs, c.Simulation.MaxIntervalMs, c.Simulation.Trouble ?? c.IntakeTrouble ?? c.FolderError, c.IngestPaused))
        .ToValueList();
}
