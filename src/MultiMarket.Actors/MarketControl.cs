using Akka.Actor;
using Akka.Hosting;
using MultiMarket.Actors.Channels;
using MultiMarket.Actors.Reporting;
using MultiMarket.Actors.Statistics;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Control;
using MultiMarket.Domain.Figures;
using MultiMarket.Domain.Ledger;
using MultiMarket.Domain.Reports;
using MultiMarket.Domain.Status;

namespace MultiMarket.Actors;

/// <summary>Asks the actors.</summary>
internal sealed class MarketControl(IRequiredActor<ChannelsActor> channels, IRequiredActor<ReportingActor> reporting, IRequiredActor<StatisticsActor> statistics) : IMarketControl, IMarketFigures, IFilesInFlight
{
    private static readonly TimeSpan StatusTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FindTimeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan CommandTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan EmitTimeout = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ReportTimeout = TimeSpan.FromMinutes(2);

    public Task<SystemStatus> GetStatusAsync(CancellationToken cancellationToken) =>
        AskAsync<StatisticsActor, SystemStatus>(statistics, StatisticsProtocol.GetStatus.Instance, StatusTimeout, cancellationToken);

    public Task PauseAsync(Channel channel, ChannelPart part, string who, CancellationToken cancellationToken) =>
        CommandAsync(new ChannelProtocol.Pause(channel, part, who), CommandTimeout, cancellationToken);

    public Task ResumeAsync(Channel channel, ChannelPart part, string who, CancellationToken cancellationToken) =>
        CommandAsync(new ChannelProtocol.Resume(channel, part, who), CommandTimeout, cancellationToken);

    public Task SetRateAsync(Channel channel, TickRange rate, string who, CancellationToken cancellationToken) =>
        CommandAsync(new ChannelProtocol.SetRate(channel, rate, who), CommandTimeout, cancellationToken);

    public Task EmitAsync(Channel channel, int orders, string who, CancellationToken cancellationToken) =>
        CommandAsync(new ChannelProtocol.Emit(channel, orders, who), EmitTimeout, cancellationToken);

    public async Task<AuditTrail> GetAuditAsync(CancellationToken cancellationToken)
    {
        var parts = from channel in Channel.All from part in Enum.GetValues<ChannelPart>() select PartAuditAsync(channel, part, cancellationToken);
        var trails = await Task.WhenAll(parts);
        return new AuditTrail([.. trails.SelectMany(t => t.Entries).OrderBy(e => e.At)], [.. trails.SelectMany(t => t.Missing)]);
    }

    public Task<ReportResult> RunReportAsync(ReportRequest request, CancellationToken cancellationToken) =>
        AskAsync<ReportingActor, ReportResult>(reporting, new ReportingProtocol.RunReport(request), ReportTimeout, cancellationToken);

    public Task<FigureTable> RunFiguresAsync(FigureQuery query, CancellationToken cancellationToken) =>
        AskAsync<ReportingActor, FigureTable>(reporting, new ReportingProtocol.RunFigures(query), ReportTimeout, cancellationToken);

    public Task<OrderActivity> GetActivityAsync(CancellationToken cancellationToken) =>
        AskAsync<StatisticsActor, OrderActivity>(statistics, StatisticsProtocol.GetActivity.Instance, StatusTimeout, cancellationToken);

    public async Task<IReadOnlyList<FileInFlight>> FindAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        if (names.Count == 0) return [];
        var found = await Task.WhenAll(Channel.All.Select(channel => FindAsync(channel, names, cancellationToken)));
        return [.. found.SelectMany(f => f)];
    }

    private async Task<IReadOnlyList<FileInFlight>> FindAsync(Channel channel, IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        try
        {
            return (await AskAsync<ChannelsActor, ChannelProtocol.FilesFound>(channels, new ChannelProtocol.FindFiles(channel, names), FindTimeout, cancellationToken)).Files;
        }
        catch (Exception e) when (e is ControlException or TimeoutException)
        {
            // A channel that is being restarted works on no file.
            return [];
        }
    }

    private async Task<AuditTrail> PartAuditAsync(Channel channel, ChannelPart part, CancellationToken cancellationToken)
    {
        try
        {
            var audit = await AskAsync<ChannelsActor, ChannelProtocol.Audit>(channels, new ChannelProtocol.GetAudit(channel, part), StatusTimeout, cancellationToken);
            return new AuditTrail([.. audit.Commands.Select(c => new AuditEntry(c.At, c.Who, channel.Name, c.Command))], []);
        }
        catch (Exception e) when (e is ControlException or TimeoutException)
        {
            return new AuditTrail([], [e is ControlException ? e.Message : $"{channel.Name}: {e.Message}"]);
        }
    }

    private Task CommandAsync(ChannelProtocol.IChannelCommand command, TimeSpan timeout, CancellationToken cancellationToken) =>
        AskAsync<ChannelsActor, ChannelProtocol.CommandDone>(channels, command, timeout, cancellationToken);

    private static async Task<TAnswer> AskAsync<TActor, TAnswer>(IRequiredActor<TActor> actor, object message, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var target = await actor.GetAsync(cancellationToken);
        try
        {
            return await target.Ask<TAnswer>(message, timeout, cancellationToken);
        }
        catch (AskTimeoutException e)
        {
            throw new TimeoutException($"The system did not answer within {timeout.TotalSeconds:0} s", e);
        }
    }
}
