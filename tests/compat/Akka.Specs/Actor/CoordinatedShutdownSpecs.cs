using Akka.Actor;
using Akka.Configuration;
using Akka.Specs.Support;
using Shouldly;

namespace Akka.Specs.Actor;

public class CoordinatedShutdownSpecs() : ActorSpec("""
    akka.coordinated-shutdown.phases {
      service-unbind.timeout = 200ms
      service-stop.recover = off
    }
    """)
{
    private static readonly string[] Phases =
    [
        CoordinatedShutdown.PhaseBeforeServiceUnbind,
        CoordinatedShutdown.PhaseServiceUnbind,
        CoordinatedShutdown.PhaseServiceRequestsDone,
        CoordinatedShutdown.PhaseServiceStop,
        CoordinatedShutdown.PhaseBeforeClusterShutdown,
        CoordinatedShutdown.PhaseClusterShardingShutdownRegion,
        CoordinatedShutdown.PhaseClusterLeave,
        CoordinatedShutdown.PhaseClusterExiting,
        CoordinatedShutdown.PhaseClusterExitingDone,
        CoordinatedShutdown.PhaseClusterShutdown,
        CoordinatedShutdown.PhaseBeforeActorSystemTerminate,
        CoordinatedShutdown.PhaseActorSystemTerminate,
    ];

    private readonly List<string> _done = [];

    private CoordinatedShutdown WayDown => CoordinatedShutdown.Get(Sys);

    [Fact]
    public async Task Phases_run_in_order_and_the_system_terminates()
    {
        foreach (var phase in Phases.Reverse())
        {
            WayDown.AddTask(phase, "note", () => Note(phase));
        }

        await WayDown.Run(CoordinatedShutdown.ClrExitReason.Instance);

        _done.ShouldBe(Phases);
        Sys.WhenTerminated.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public void Time_outs()
    {
        WayDown.Timeout(CoordinatedShutdown.PhaseServiceRequestsDone).ShouldBe(TimeSpan.FromSeconds(5));
        WayDown.Timeout(CoordinatedShutdown.PhaseClusterShardingShutdownRegion).ShouldBe(TimeSpan.FromSeconds(10));
        WayDown.Timeout(CoordinatedShutdown.PhaseClusterExiting).ShouldBe(TimeSpan.FromSeconds(10));
        WayDown.Timeout(CoordinatedShutdown.PhaseActorSystemTerminate).ShouldBe(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Tasks_of_a_phase_run_side_by_side_also_with_the_same_name()
    {
        var first = new TaskCompletionSource<Done>();
        WayDown.AddTask(CoordinatedShutdown.PhaseServiceRequestsDone, "same", () => first.Task);
        WayDown.AddTask(CoordinatedShutdown.PhaseServiceRequestsDone, "same", () =>
        {
            first.SetResult(Done.Instance);
            return Note("second");
        });

        await WayDown.Run(CoordinatedShutdown.UnknownReason.Instance);

        _done.ShouldBe(["second"]);
    }

    [Fact]
    public void An_unknown_phase_is_refused() => Should.Throw<ConfigurationException>(() =>
        WayDown.AddTask("lunch", "x", () => Note("x"))).Message.ShouldStartWith("Unknown phase [lunch], known phases [");

    [Fact]
    public async Task A_task_that_throws_does_not_stop_the_others()
    {
        WayDown.AddTask(CoordinatedShutdown.PhaseServiceRequestsDone, "throws", () => throw new BoomException("x"));
        WayDown.AddTask(CoordinatedShutdown.PhaseServiceRequestsDone, "fails", () => Task.FromException<Done>(new BoomException("x")));
        WayDown.AddTask(CoordinatedShutdown.PhaseClusterShutdown, "later", () => Note("later"));

        await WayDown.Run(CoordinatedShutdown.UnknownReason.Instance);

        _done.ShouldBe(["later"]);
    }

    [Fact]
    public async Task A_phase_that_does_not_recover_ends_the_run()
    {
        WayDown.AddTask(CoordinatedShutdown.PhaseServiceStop, "fails", () => Task.FromException<Done>(new BoomException("x")));
        WayDown.AddTask(CoordinatedShutdown.PhaseClusterShutdown, "later", () => Note("later"));

        await Should.ThrowAsync<AggregateException>(() => WayDown.Run(CoordinatedShutdown.UnknownReason.Instance));

        _done.ShouldBeEmpty();
        Sys.WhenTerminated.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_phase_ends_at_its_time_out()
    {
        WayDown.AddTask(CoordinatedShutdown.PhaseServiceUnbind, "hangs", () => new TaskCompletionSource<Done>().Task);
        WayDown.AddTask(CoordinatedShutdown.PhaseServiceRequestsDone, "next", () => Note("next"));

        await WayDown.Run(CoordinatedShutdown.UnknownReason.Instance).WaitAsync(TimeSpan.FromSeconds(10));

        _done.ShouldBe(["next"]);
    }

    [Fact]
    public async Task The_first_reason_is_kept()
    {
        WayDown.ShutdownReason.ShouldBeNull();

        var first = WayDown.Run(CoordinatedShutdown.ClrExitReason.Instance);
        var second = WayDown.Run(CoordinatedShutdown.UnknownReason.Instance);

        second.ShouldBeSameAs(first);
        WayDown.ShutdownReason.ShouldBeSameAs(CoordinatedShutdown.ClrExitReason.Instance);
        await first;
    }

    [Fact]
    public async Task Terminate_runs_it()
    {
        WayDown.AddTask(CoordinatedShutdown.PhaseServiceRequestsDone, "note", () => Note("note"));

        await Sys.Terminate();

        _done.ShouldBe(["note"]);
        WayDown.ShutdownReason.ShouldBeSameAs(CoordinatedShutdown.ActorSystemTerminateReason.Instance);
    }

    private Task<Done> Note(string what)
    {
        lock (_done)
        {
            _done.Add(what);
        }

        return Task.FromResult(Done.Instance);
    }
}
