using Akka.Actor;
using Akka.Event;
using MultiMarket.Actors.Events;
using MultiMarket.Actors.Ledger;
using MultiMarket.Actors.Reporting;
using MultiMarket.Actors.Statistics;
using MultiMarket.Domain.Ledger;
using MultiMarket.Domain.Reports;
using static MultiMarket.Drills.Actors.Strikes;

namespace MultiMarket.Drills.Actors;

/// <summary>How statistics, the reports, the event feed and the keeper of the journal are made to fail on each of their messages.</summary>
internal static class OtherFaults
{
    public static IReadOnlyList<ActorFaults> All { get; } =
    [
        new(typeof(StatisticsActor), "statistics")
        {
            Strikes = new Dictionary<string, Strike>
            {
                ["WatcherReported"] = Hollow,
                ["SimulatorReported"] = Hollow,
                ["IntakeReported"] = Hollow,
                ["LagMeasured"] = Hollow,
                ["BatchSettled"] = Hollow,
                ["Error"] = Calling(nameof(TimeProvider.GetUtcNow), new Error(new DrillException("nobody expects this"), "drill", typeof(OneForOneStrategy), "drill")),
                ["DeadLetter"] = Afterwards(new DeadLetter("drill", ActorRefs.Nobody, ActorRefs.Nobody)),
                ["GetStatus"] = Calling(nameof(TimeProvider.GetUtcNow)),
                ["GetActivity"] = Calling(nameof(TimeProvider.GetUtcNow)),
            },
        },
        new(typeof(ReportingActor), "reporting")
        {
            Strikes = new Dictionary<string, Strike>
            {
                ["RunReport"] = Afterwards(new ReportingProtocol.RunReport(new ReportRequest("revenue"))),
                ["RunFigures"] = Afterwards(),
                ["RefreshRollUps"] = Calling(nameof(IRollUps.RefreshAsync)),
                ["RefreshEnded"] = Afterwards(),
            },
        },
        new(typeof(ReportRunActor), "reporting/report-1")
        {
            Strikes = new Dictionary<string, Strike> { ["Object"] = AnswersNobody },
        },
        new(typeof(EventFeedActor), "events")
        {
            Strikes = new Dictionary<string, Strike>
            {
                ["BatchInserted"] = Afterwards(),
                ["FileMovedToRejected"] = Afterwards(),
                ["CommandCarriedOut"] = Afterwards(),
                ["Follow"] = Hollow,
                ["Leave"] = Afterwards(),
            },
        },
        new(typeof(JournalKeeperActor), "journal")
        {
            Strikes = new Dictionary<string, Strike>
            {
                ["Sweep"] = Calling(nameof(IFileJournal.ForgetBeforeAsync)),
                ["SweepEnded"] = Afterwards(),
            },
        },
    ];

    // It lives for one report: whoever asks for it cannot be answered.
    private static Task AnswersNobody(StruckActor reporting)
    {
        reporting.Ref.Tell(new ReportingProtocol.RunReport(new ReportRequest("revenue")), Saboteur.Create());
        return Task.CompletedTask;
    }
}
