using Akka.Actor;
using Akka.TestKit.Xunit2;
using MultiMarket.Actors.Reporting;
using MultiMarket.Domain.Reports;
using Shouldly;
using static MultiMarket.Actors.Reporting.ReportingProtocol;

namespace MultiMarket.Actors.Tests.Reporting;

public sealed class ReportingActorSpecs : TestKit
{
    private readonly ReportSource _source = new();
    private readonly IActorRef _reporting;

    public ReportingActorSpecs()
    {
        var source = _source;
        _reporting = ActorOf(Props.Create(() => new ReportingActor(source)));
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
    public void Stopping_cancels_the_running_queries()
    {
        _reporting.Tell(new RunReport(new ReportRequest("slow")), TestActor);
        var token = _source.TokenOf("slow");
        Watch(_reporting);
        Sys.Stop(_reporting);
        ExpectTerminated(_reporting);
        token.IsCancellationRequested.ShouldBeTrue();
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
