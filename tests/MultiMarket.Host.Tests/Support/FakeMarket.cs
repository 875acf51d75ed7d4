using System.Collections.Concurrent;
using System.Globalization;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Control;
using MultiMarket.Domain.Figures;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Orders;
using MultiMarket.Domain.Reports;
using MultiMarket.Domain.Status;

namespace MultiMarket.Host.Tests.Support;

/// <summary>Stands for the running system: remembers what it was asked and answers with fixed figures.</summary>
internal sealed class FakeMarket : IMarketControl, IMarketFigures, IRejectedFiles, IWaitingFiles
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The commands received, as text.</summary>
    public ConcurrentQueue<string> Commands { get; } = new();

    /// <summary>Thrown by the next calls when set.</summary>
    public Exception? Failure { get; set; }

    public bool WarehouseAvailable { get; set; } = true;

    public List<RejectedFile> Rejected { get; } = [];

    /// <summary>Who gave the last command.</summary>
    public string? LastCaller { get; private set; }

    public ReportRequest? LastReport { get; private set; }

    public Task<SystemStatus> GetStatusAsync(CancellationToken cancellationToken)
    {
        ThrowIfTold();
        ChannelStatus[] channels =
        [
            Channel("web", new IngestCounts(10, 7, 1, 1, 1), new LagStatus(7, 12.5, 80, 120)),
            Channel("mobile", new IngestCounts(3, 3, 0, 0, 0), new LagStatus(3, 10, 20, 30)),
            Channel("boutique", IngestCounts.Zero, new LagStatus(0, 0, 0, 0)),
        ];
        var warehouse = WarehouseAvailable
            ? new WarehouseStatus("embedded", "mongodb://127.0.0.1:27117", true, null, Noon)
            : new WarehouseStatus("embedded", "mongodb://127.0.0.1:27117", false, "connection refused", Noon);
        ActorRestart[] restarts = [new(Noon, "/user/channels/web/chain/validator-1", "IOException: disk")];
        return Task.FromResult(new SystemStatus(
            "main", "0.1.0", "the \"test\" set", Noon.AddHours(-1), Noon, "/data", channels, channels.Aggregate(IngestCounts.Zero, (sum, c) => sum + c.Counts), warehouse, restarts, 4, 0)
        {
            MerchantTime = Noon.DateTime.AddHours(1),
        });
    }

    public Task PauseAsync(Channel channel, ChannelPart part, string who, CancellationToken cancellationToken) => Note($"pause {channel} {part}", who);

    public Task ResumeAsync(Channel channel, ChannelPart part, string who, CancellationToken cancellationToken) => Note($"resume {channel} {part}", who);

    public Task SetRateAsync(Channel channel, TickRange rate, string who, CancellationToken cancellationToken) => Note($"rate {channel} {rate}", who);

    public Task EmitAsync(Channel channel, int orders, string who, CancellationToken cancellationToken) =>
        Note(string.Create(CultureInfo.InvariantCulture, $"emit {channel} {orders}"), who);

    public Task<AuditTrail> GetAuditAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new AuditTrail([new AuditEntry(Noon, "amina (127.0.0.1)", "web", "rate 2s..5s")], ["mobile does not answer"]));

    public Task<ReportResult> RunReportAsync(ReportRequest request, CancellationToken cancellationToken)
    {
        ThrowIfTold();
        LastReport = request;
        var parameters = ReportParameters.Of(request);
        return Task.FromResult(new ReportResult(
            request.Name,
            parameters.Describe(),
            parameters.Definition.Sentence(parameters),
            parameters.Definition.Columns,
            request.Name switch
            {
                ReportNames.Cancellations => [["web", 42L, 3L, 0.0714m]],
                ReportNames.AverageOrder => [["web", 42L, 4200m, 100m]],
                ReportNames.TopProducts => [["P1", "Laptop", 7L, 59500m]],
                ReportNames.Revenue when request.To < new DateOnly(2026, 1, 1) => [],
                _ => [["2026-01", "web", 1234567.89m, 42L], ["2026-02", null, 0.5m, 1L]],
            },
            new Dictionary<string, decimal> { ["commandes"] = 43, ["ca"] = 1234568.39m },
            Noon,
            12.5));
    }

    public Task<FigureTable> RunFiguresAsync(FigureQuery query, CancellationToken cancellationToken)
    {
        ThrowIfTold();
        return Task.FromResult(new FigureTable(query, []));
    }

    public Task<OrderActivity> GetActivityAsync(CancellationToken cancellationToken) => Task.FromResult(new OrderActivity([], []));

    public WaitingFiles Look(Channel channel, CancellationToken cancellationToken) => new(0, false, null, null);

    public IEnumerable<RejectedFile> List(Channel channel, CancellationToken cancellationToken) => channel == Domain.Channels.Channel.Web ? Rejected : [];

    /// <summary>A rejected file with one broken rule.</summary>
    public static RejectedFile File(string name) => new(name, 120, new Rejection(
        name, "site_web", Noon, 1, [new Violation("range", "$.produits[0].quantite", "0", "an integer from 1 to 10,000")]));

    private static ChannelStatus Channel(string name, IngestCounts counts, LagStatus lag) => new(
        name, new SimulationStatus(name == "mobile" ? "paused" : "running", 2000, 5000, 9, 235, null), name == "boutique", counts, 2, lag, null);

    private Task Note(string command, string who)
    {
        ThrowIfTold();
        LastCaller = who;
        Commands.Enqueue(command);
        return Task.CompletedTask;
    }

    private void ThrowIfTold()
    {
        if (Failure is not null) throw Failure;
    }
}
