using MultiMarket.Dashboard.Live;
using MultiMarket.Domain.Status;

namespace MultiMarket.Dashboard.Tests.Live;

/// <summary>The answer of a <see cref="CountQuestion"/>.</summary>
internal sealed record CountAnswer(long Stored);

/// <summary>A question about the number of stored orders, in steps; it counts how often it is computed.</summary>
internal sealed class CountQuestion(long step = 1) : ILiveQuestion<CountAnswer>
{
    /// <summary>How often it was computed.</summary>
    public int Computed { get; private set; }

    /// <summary>What happens while it is computed.</summary>
    public Func<Task> Meanwhile { get; set; } = () => Task.CompletedTask;

    public object DependsOn(SystemStatus status) => Stored(status);

    public async Task<CountAnswer> AnswerAsync(LiveSources sources, SystemStatus status, CancellationToken cancellationToken)
    {
        Computed++;
        await Meanwhile();
        return new CountAnswer(Stored(status) / step);
    }

    private static long Stored(SystemStatus status) => status.Channels.Sum(c => c.Stored);
}
