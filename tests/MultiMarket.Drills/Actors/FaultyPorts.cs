using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Reports;
using MultiMarket.Domain.Status;

namespace MultiMarket.Drills.Actors;

internal sealed class FaultyTime(Faults faults) : TimeProvider
{
    public override DateTimeOffset GetUtcNow()
    {
        faults.Check();
        return base.GetUtcNow();
    }

    public override long GetTimestamp()
    {
        faults.Check();
        return base.GetTimestamp();
    }
}

internal sealed class FaultyFolders(IOrderFolders folders, Faults faults) : IOrderFolders
{
    public string SourceFolder(Channel channel) => folders.SourceFolder(channel);

    public IFolderListing List(Channel channel) => Checked().List(channel);

    public FileContent Read(Channel channel, string file, ref byte[] buffer) => Checked().Read(channel, file, ref buffer);

    public MoveOutcome Archive(Channel channel, string file, FileStamp stamp, DateOnly receivedOn) => Checked().Archive(channel, file, stamp, receivedOn);

    public MoveOutcome Reject(Channel channel, string file, FileStamp? stamp, Rejection rejection) => Checked().Reject(channel, file, stamp, rejection);

    public void Write(Channel channel, string file, ReadOnlySpan<byte> content) => Checked().Write(channel, file, content);

    private IOrderFolders Checked()
    {
        faults.Check();
        return folders;
    }
}

internal sealed class FaultyStore(IOrderStore store, Faults faults) : IOrderStore
{
    public Task<IReadOnlyList<StoreOutcome>> StoreAsync(IReadOnlyList<ReceivedOrder> orders, CancellationToken cancellationToken)
    {
        faults.Check();
        return store.StoreAsync(orders, cancellationToken);
    }

    public Task<long> CountAsync(CancellationToken cancellationToken)
    {
        faults.Check();
        return store.CountAsync(cancellationToken);
    }
}

/// <summary>Reports that never end, so that their actors stay to be looked at.</summary>
internal sealed class FaultyReports(Faults faults) : IReportSource, IRollUps, IWarehouseMonitor
{
    public WarehouseStatus Status
    {
        get
        {
            faults.Check();
            return new WarehouseStatus("memory", "nowhere", true, null, DateTimeOffset.UnixEpoch);
        }
    }

    public Task<ReportResult> RunAsync(ReportRequest request, CancellationToken cancellationToken)
    {
        faults.Check();
        return new TaskCompletionSource<ReportResult>().Task;
    }

    public Task RefreshAsync(CancellationToken cancellationToken)
    {
        faults.Check();
        return Task.CompletedTask;
    }
}
