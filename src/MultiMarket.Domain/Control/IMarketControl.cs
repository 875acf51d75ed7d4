using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Reports;
using MultiMarket.Domain.Status;

namespace MultiMarket.Domain.Control;

/// <summary>What people may ask of a running system. A command keeps in the audit <c>who</c> gave it. Every call answers within its own time-out or throws <see cref="TimeoutException"/>.</summary>
public interface IMarketControl
{
    /// <summary>A snapshot of the whole system.</summary>
    Task<SystemStatus> GetStatusAsync(CancellationToken cancellationToken);

    /// <summary>Stops the channel's simulator, or its watcher, until <see cref="ResumeAsync"/>, also across restarts. Pausing twice is harmless.</summary>
    Task PauseAsync(Channel channel, ChannelPart part, string who, CancellationToken cancellationToken);

    /// <summary>Takes a pause back.</summary>
    Task ResumeAsync(Channel channel, ChannelPart part, string who, CancellationToken cancellationToken);

    /// <summary>Sets how often the channel's simulator writes an order.</summary>
    Task SetRateAsync(Channel channel, TickRange rate, string who, CancellationToken cancellationToken);

    /// <summary>Lets the channel's simulator write orders at once, paused or not; completes when their files are in the folder.</summary>
    /// <exception cref="ControlException">The simulator is off or cannot write; the message says why.</exception>
    Task EmitAsync(Channel channel, int orders, string who, CancellationToken cancellationToken);

    /// <summary>Who asked for what and when: the last commands of every part that can be asked at the moment, oldest first.</summary>
    Task<AuditTrail> GetAuditAsync(CancellationToken cancellationToken);

    /// <summary>Runs a report; errors are those of <see cref="IReportSource.RunAsync"/>.</summary>
    Task<ReportResult> RunReportAsync(ReportRequest request, CancellationToken cancellationToken);
}

/// <summary>The parts of a channel that can be paused.</summary>
public enum ChannelPart
{
    /// <summary>The simulator, which writes orders.</summary>
    Simulation,

    /// <summary>The watcher, which takes them in.</summary>
    Ingestion,
}

/// <summary>A command that the system understood but cannot carry out; the message says why.</summary>
public sealed class ControlException(string message) : Exception(message);
