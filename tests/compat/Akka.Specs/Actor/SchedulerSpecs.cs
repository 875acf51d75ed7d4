using Akka.Actor;
using Akka.Actor.Scheduler;
using Akka.Event;
using Akka.Specs.Support;
using Shouldly;

namespace Akka.Specs.Actor;

public class SchedulerSpecs : ActorSpec
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(40);

    [Fact]
    public void Tells_once()
    {
        Sys.Scheduler.ScheduleTellOnce(Soon, TestActor, "once", ActorRefs.NoSender);

        ExpectMsg("once");
        ExpectNoMsg(Short);
    }

    [Fact]
    public void Tells_repeatedly_until_cancelled()
    {
        var repetition = Sys.Scheduler.ScheduleTellRepeatedlyCancelable(TimeSpan.Zero, Soon, TestActor, "tick", ActorRefs.NoSender);

        ExpectMsg("tick");
        ExpectMsg("tick");
        repetition.Cancel();
        while (ReceiveOne(Short) is not null)
        {
            repetition.IsCancellationRequested.ShouldBeTrue();
        }

        ExpectNoMsg(Short);
    }

    [Fact]
    public void Cancelled_before_means_never()
    {
        var cancelable = new Cancelable(Sys.Scheduler);
        cancelable.Cancel();

        Sys.Scheduler.ScheduleTellOnce(TimeSpan.Zero, TestActor, "never", ActorRefs.NoSender, cancelable);
        Sys.Scheduler.ScheduleTellOnceCancelable(Soon, TestActor, "never", ActorRefs.NoSender).Cancel();

        ExpectNoMsg(Short);
    }

    [Fact]
    public void Times_are_checked()
    {
        Should.Throw<ArgumentOutOfRangeException>(() =>
            Sys.Scheduler.ScheduleTellOnce(TimeSpan.FromMilliseconds(-5), TestActor, "x", ActorRefs.NoSender));
        Should.Throw<ArgumentOutOfRangeException>(() =>
            Sys.Scheduler.ScheduleTellRepeatedly(TimeSpan.Zero, TimeSpan.Zero, TestActor, "x", ActorRefs.NoSender));
    }

    [Fact]
    public async Task To_a_stopped_actor_it_is_a_dead_letter_that_shows_the_schedule()
    {
        var letters = CreateTestProbe();
        Sys.EventStream.Subscribe(letters, typeof(DeadLetter));
        var actor = Sys.ActorOf(Reporter.Of(ActorRefs.Nobody, "x"));
        await actor.GracefulStop(TimeSpan.FromSeconds(3));

        Sys.Scheduler.ScheduleTellOnce(Soon, actor, "late", ActorRefs.NoSender);

        var letter = await letters.ExpectMsgAsync<DeadLetter>();
        letter.Message.ShouldBeAssignableTo<IScheduledTellMsg>()!.Message.ShouldBe("late");
    }

    [Fact]
    public async Task After_termination_it_takes_nothing()
    {
        await Sys.Terminate();

        Should.Throw<SchedulerException>(() => Sys.Scheduler.ScheduleTellOnce(Soon, TestActor, "x", ActorRefs.NoSender));
    }

    [Fact]
    public void A_repeated_action_that_throws_is_not_repeated()
    {
        var runs = 0;
        Sys.Scheduler.Advanced.ScheduleRepeatedly(TimeSpan.Zero, Soon, () =>
        {
            Interlocked.Increment(ref runs);
            throw new BoomException("scheduled");
        });

        AwaitCondition(() => Volatile.Read(ref runs) > 0);
        ExpectNoMsg(Short);
        runs.ShouldBe(1);
    }
}
