using System.Collections.Concurrent;
using Akka.Actor;
using Akka.TestKit.Xunit2;
using MultiMarket.Actors.Reporting;
using MultiMarket.Domain.Control;
using MultiMarket.Domain.Figures;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Reports;
using Shouldly;
using static MultiMarket.Actors.Reporting.ReportingProtocol;

namespace MultiMarket.Actors.Tests.Reporting;

public sealed class ReportingActorSpecs : TestKit
{
    private readonly ReportSource _source = new();
    private readonly RollUps _rollUps = new();
    private readonly IActorRef _reporting;

    public ReportingActorSpecs()
    {
        var source = _source;
        var rollUps = _rollUps;
        _reporting = ActorOf(Props.Create(() => new ReportingActor(source, new NoFigures(), rollUps, TimeSpan.FromHours(1))));
    }

    [Fact]
    public void A_slow_report_keeps_nobody_waiting()
    {
        _reporting.Tell(new RunReport(new ReportRequest("slow")), TestActor);
        _reporting.Tell(new RunReport(new ReportRequest("quick")), TestActor);
        _source.Answer("quick");
        ExpectMsg<ReportResult>().Name.ShouldBe("quick");
        _source.Answer("slow");
        ExpectMsg<ReportResult>().Name.ShouldBe("slow");
    }

    [Fact]
    public void A_wrong_parameter_is_the_answer_and_the_next_report_runs()
    {
        _reporting.Tell(new RunReport(new ReportRequest("wrong")), TestActor);
        _source.Fail("wrong", new ReportParameterException("top must lie between 1 and 1000"));
        ExpectMsg<Status.Failure>().Cause.ShouldBeOfType<ReportParameterException>();
        _reporting.Tell(new RunReport(new ReportRequest("right")), TestActor);
        _source.Answer("right");
        ExpectMsg<ReportResult>();
    }

    [Fact]
    public void Stopping_cancels_the_running_queries_and_tells_who_waits_for_them()
    {
        _reporting.Tell(new RunReport(new ReportRequest("slow")), TestActor);
        var token = _source.TokenOf("slow");
        Sys.Stop(_reporting);
        ExpectMsg<Status.Failure>(TimeSpan.FromSeconds(10)).Cause.ShouldBeOfType<ControlException>();
        token.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public void A_refresh_that_a_restart_has_cancelled_is_not_taken_for_the_one_that_runs()
    {
        var first = _rollUps.Started(1);
        _rollUps.Broken = true;
        EventFilter.Exception<InvalidOperationException>("boom").ExpectOne(() => _reporting.Tell(RefreshRollUps.Instance));
        var second = _rollUps.Started(2);
        EventFilter.Warning(start: "The roll-ups could not be refreshed").ExpectOne(() =>
        {
            first.SetException(new InvalidOperationException("stale"));
            second.SetException(new InvalidOperationException("odd"));
        });
    }

    [Fact]
    public void Roll_ups_are_refreshed_at_start_and_again_after_a_while()
    {
        var rollUps = new RollUps();
        ActorOf(Props.Create(() => new ReportingActor(_source, new NoFigures(), rollUps, TimeSpan.FromMilliseconds(20))));
        rollUps.Started(1).SetResult();
        rollUps.Started(2).SetException(new WarehouseUnavailableException("away"));
        rollUps.Started(3);
    }

    [Fact]
    public void A_failure_is_logged_and_the_next_refresh_comes()
    {
        var rollUps = new RollUps();
        ActorOf(Props.Create(() => new ReportingActor(_source, new NoFigures(), rollUps, TimeSpan.FromMilliseconds(20))));
        EventFilter.Warning(start: "The roll-ups could not be refreshed").ExpectOne(() => rollUps.Started(1).SetException(new InvalidOperationException("odd")));
        rollUps.Started(2);
    }

    [Fact]
    public void Figures_are_answered_beside_reports()
    {
        _reporting.Tell(new RunReport(new ReportRequest("slow")), TestActor);
        var query = new FigureQuery(FigureNames.Key, default, [], []);
        _reporting.Tell(new RunFigures(query), TestActor);
        ExpectMsg<FigureTable>().Query.ShouldBe(query);
    }

    [Fact]
    public void A_slow_refresh_keeps_no_report_waiting()
    {
        _rollUps.Started(1);
        _reporting.Tell(new RunReport(new ReportRequest("quick")), TestActor);
        _source.Answer("quick");
        ExpectMsg<ReportResult>();
    }

    [Fact]
    public void Stopping_cancels_the_refresh()
    {
        _rollUps.Started(1);
        Watch(_reporting);
        Sys.Stop(_reporting);
        ExpectTerminated(_reporting);
        _rollUps.Token.IsCancellationRequested.ShouldBeTrue();
    }

    private sealed class NoFigures : IFigureSource
    {
        public Task<FigureTable> RunAsync(FigureQuery query, CancellationToken cancellationToken) => Task.FromResult(new FigureTable(query, []));
    }

    private sealed class RollUps : IRollUps
    {
        private readonly BlockingCollection<(TaskCompletionSource Completion, CancellationToken Token)> _started = [];
        private int _seen;

        public CancellationToken Token { get; private set; }

        /// <summary>The next refresh does not even begin.</summary>
        public bool Broken { get; set; }

        public Task RefreshAsync(CancellationToken cancellationToken)
        {
            if (Broken)
            {
                Broken = false;
                throw new InvalidOperationException("boom");
            }

            var completion = new TaskCompletionSource();
            _started.Add((completion, cancellationToken), CancellationToken.None);
            return completion.Task;
        }

        /// <summary>Waits for the refresh of that number, from 1.</summary>
        public TaskCompletionSource Started(int number)
        {
            _started.TryTake(out var refresh, TimeSpan.FromSeconds(10)).ShouldBeTrue($"refresh {number} did not come");
            (++_seen).ShouldBe(number);
            Token = refresh.Token;
            return refresh.Completion;
        }
    }

    private sealed class ReportSource : IReportSource
    {
        private readonly Dictionary<string, (TaskCompletionSource<ReportResult> Result, TaskCompletionSource<CancellationToken> Started)> _runs = [];

        public Task<ReportResult> RunAsync(ReportRequest request, CancellationToken cancellationToken)
        {
            var run = Run(request.Name);
            run.Started.SetResult(cancellationToken);
            return run.Result.Task;
        }

        public void Answer(string name) =>
            Run(name).Result.SetResult(new ReportResult(name, new Dictionary<string, string>(), "", [], [], new Dictionary<string, decimal>(), DateTimeOffset.UnixEpoch, 0));

        public void Fail(string name, Exception cause) => Run(name).Result.SetException(cause);

        public CancellationToken TokenOf(string name) => Run(name).Started.Task.GetAwaiter().GetResult();

        private (TaskCompletionSource<ReportResult> Result, TaskCompletionSource<CancellationToken> Started) Run(string name)
        {
            lock (_runs)
            {
                if (!_runs.TryGetValue(name, out var run))
                    _runs[name] = run = (new(TaskCreationOptions.RunContinuationsAsynchronously), new(TaskCreationOptions.RunContinuationsAsynchronously));
                return run;
            }
        }
    }
}
