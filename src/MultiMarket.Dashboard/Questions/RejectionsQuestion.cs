using MultiMarket.Dashboard.Live;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Status;

namespace MultiMarket.Dashboard.Questions;

/// <summary>Asks for the rejected files by reason.</summary>
public sealed record RejectionsQuestion : ILiveQuestion<RejectionSummary>
{
    private static readonly TimeSpan LookAtFolders = TimeSpan.FromSeconds(30);

    // People take rejected files away, so that time counts too.
    public object DependsOn(SystemStatus status) => (status.StartedAt, status.Totals.Rejected, status.GeneratedAt.Ticks / LookAtFolders.Ticks);

    public Task<RejectionSummary> AnswerAsync(LiveSources sources, SystemStatus status, CancellationToken cancellationToken) =>
        Task.Run(() => RejectionSummary.Of(sources.Rejected, cancellationToken), cancellationToken);
}
