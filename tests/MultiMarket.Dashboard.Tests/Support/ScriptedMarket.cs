using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Control;
using MultiMarket.Domain.Figures;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Reports;
using MultiMarket.Domain.Status;

namespace MultiMarket.Dashboard.Tests.Support;

/// <summary>A system that says what a spec tells it to, and counts the pipelines that are asked of it.</summary>
internal sealed class ScriptedMarket(TimeProvider time) : IMarketControl, IMarketFigures, IRejectedFiles, IWaitingFiles
{
    private int _pipelines;

    /// <summary>The state; its moment is that of the question.</summary>
    public SystemStatus Status { get; set; } = new(
        "main", "1.0", "stand-ins", time.GetUtcNow(), time.GetUtcNow(), "/data", [.. Channel.All.Select(c => Idle(c.Name))], IngestCounts.Zero,
        new WarehouseStatus("embedded", "mongodb://127.0.0.1:27117", true, null, time.GetUtcNow()), [], 0, 0);

    /// <summary>What every pipeline fails with; null when they succeed.</summary>
    public Exception? Trouble { get; set; }

    /// <summary>What every pipeline waits for.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>The orders of the key figures; unless it is set, all that were stored.</summary>
    public long? OrdersSeen { get; set; }

    /// <summary>What has just been stored.</summary>
    public OrderActivity Activity { get; set; } = new([], []);

    /// <summary>The rejected files of the first channel.</summary>
    public IReadOnlyList<RejectedFile> Rejected { get; set; } = [];

    /// <summary>How many pipelines were run.</summary>
    public int Pipelines => Volatile.Read(ref _pipelines);

    /// <summary>Stores orders of the first channel.</summary>
    public void Store(int orders) =>
        Status = Status with { Channels = [Status.Channels[0] with { Stored = Status.Channels[0].Stored + orders }, .. Status.Channels.Skip(1)] };

    public Task<SystemStatus> GetStatusAsync(CancellationToken cancellationToken) =>
        Task.FromResult(Status with { GeneratedAt = time.GetUtcNow(), MerchantTime = time.GetUtcNow().UtcDateTime });

    public async Task<FigureTable> RunFiguresAsync(FigureQuery query, CancellationToken cancellationToken)
    {
        await PipelineAsync();
        var orders = OrdersSeen ?? Status.Channels.Sum(c => c.Stored);
        return new FigureTable(query, query.Name == FigureNames.Key && orders > 0 ? [new FigureRow(new Dictionary<string, object> { ["commandes"] = orders, ["commandes_ca"] = orders, ["ca"] = 100m * orders })] : []);
    }

    public async Task<ReportResult> RunReportAsync(ReportRequest request, CancellationToken cancellationToken)
    {
        await PipelineAsync();
        return new ReportResult(request.Name, new Dictionary<string, string>(), "", [], [], new Dictionary<string, decimal>(), time.GetUtcNow(), 1);
    }

    public Task<OrderActivity> GetActivityAsync(CancellationToken cancellationToken) => Task.FromResult(Activity);

    public IEnumerable<RejectedFile> List(Channel channel, CancellationToken cancellationToken) => channel == Channel.Web ? Rejected : [];

    public WaitingFiles Look(Channel channel, CancellationToken cancellationToken) => new(0, false, null, null);

    public Task PauseAsync(Channel channel, ChannelPart part, string who, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task ResumeAsync(Channel channel, ChannelPart part, string who, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SetRateAsync(Channel channel, TickRange rate, string who, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task EmitAsync(Channel channel, int orders, string who, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<AuditTrail> GetAuditAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    private async Task PipelineAsync()
    {
        Interlocked.Increment(ref _pipelines);
        await Gate;
        if (Trouble is { } trouble) throw trouble;
    }

    private static ChannelStatus Idle(string channel) =>
        new(channel, new SimulationStatus("off", 0, 0, 0, 1, null), false, IngestCounts.Zero, 0, new LagStatus(0, 0, 0, 0), null);
}
