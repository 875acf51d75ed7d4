using System.Globalization;
using Microsoft.Extensions.Logging;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Status;

namespace MultiMarket.Warehouse.Availability;

/// <summary>
/// Knows since when the warehouse is available or not, and logs one line when an outage begins and one when it ends. Before the first
/// operation it counts as available.
/// </summary>
internal sealed class WarehouseState : IWarehouseMonitor
{
    // A server can answer questions and refuse writes, for want of space or of a majority. While writes are being tried, only they can
    // end the outage that they began; in a quiet system a question has to do. Longer than a write takes to time out and be tried again.
    internal static readonly TimeSpan WritesDecideFor = TimeSpan.FromSeconds(60);

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly ILogger<WarehouseState> _log;
    // Measured on the clock that nobody sets.
    private long? _lastFailedWrite;
    private long _changedAt;
    private WarehouseStatus _status;

    public WarehouseState(WarehouseOptions options, TimeProvider time, ILogger<WarehouseState> log)
    {
        (_time, _log) = (time, log);
        _status = new WarehouseStatus(options.Embedded ? "embedded" : "mongodb", options.Address, Available: true, null, time.GetUtcNow()) { Login = options.Url.Username is not null };
    }

    public WarehouseStatus Status => Volatile.Read(ref _status);

    /// <summary>An operation succeeded.</summary>
    public void Succeeded(bool write)
    {
        if (Status.Available) return;
        lock (_gate)
        {
            var status = _status;
            if (status.Available || (!write && _lastFailedWrite is { } failed && _time.GetElapsedTime(failed) < WritesDecideFor)) return;
            _lastFailedWrite = null;
            Volatile.Write(ref _status, status with { Available = true, Trouble = null, Since = _time.GetUtcNow() });
            _log.LogInformation("The warehouse at {Address} is back after {Outage}", status.Address, _time.GetElapsedTime(_changedAt));
        }
    }

    /// <summary>An operation failed for a reason that is not its own.</summary>
    public void Failed(bool write, string trouble)
    {
        lock (_gate)
        {
            var now = _time.GetTimestamp();
            if (write) _lastFailedWrite = now;
            var status = _status;
            Volatile.Write(ref _status, status with { Available = false, Trouble = trouble, Since = status.Available ? _time.GetUtcNow() : status.Since });
            if (!status.Available) return;
            _changedAt = now;
            _log.LogWarning("The warehouse at {Address} is unavailable; orders wait in their folders: {Trouble}", status.Address, trouble);
        }
    }

    /// <summary>The exception for whoever needs the warehouse during the outage.</summary>
    public WarehouseUnavailableException Exception(Exception inner)
    {
        var status = Status;
        return new WarehouseUnavailableException(
            string.Create(CultureInfo.InvariantCulture, $"The warehouse at {status.Address} is unavailable since {status.Since:yyyy-MM-dd HH:mm:ss} UTC: {status.Trouble ?? "it has just come back"}"),
            inner);
    }
}
