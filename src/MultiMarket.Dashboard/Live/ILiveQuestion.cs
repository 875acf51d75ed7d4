using MultiMarket.Domain.Status;

namespace MultiMarket.Dashboard.Live;

/// <summary>What pages ask and want to be kept informed of. Equal questions share one answer, and its answers compare by value.</summary>
public interface ILiveQuestion<TAnswer>
    where TAnswer : class
{
    /// <summary>What of the system's state the answer depends on; while it stays equal the answer is not computed again.</summary>
    object DependsOn(SystemStatus status);

    /// <summary>Computes the answer.</summary>
    Task<TAnswer> AnswerAsync(LiveSources sources, SystemStatus status, CancellationToken cancellationToken);
}
