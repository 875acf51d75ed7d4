using Akka.Actor;
using Akka.Specs.Support;
using Shouldly;

namespace Akka.Specs.Actor;

public class AskSpecs : ActorSpec
{
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task Answers_with_the_reply()
    {
        var actor = Sys.ActorOf<Answers>();

        (await actor.Ask<string>("hello", Enough)).ShouldBe("hello");
        (await actor.Ask("hello", Enough)).ShouldBe("hello");
        (await actor.Ask<string>("hello")).ShouldBe("hello");
    }

    [Fact]
    public async Task Times_out()
    {
        var silent = CreateTestProbe();

        (await Should.ThrowAsync<AskTimeoutException>(() => silent.Ref.Ask<string>("x", TimeSpan.FromMilliseconds(100))))
            .Message.ShouldBe("Timeout after 0.10 seconds");
    }

    [Fact]
    public async Task No_time_and_no_limit_both_wait()
    {
        var silent = CreateTestProbe();
        var zero = silent.Ref.Ask<string>("zero", TimeSpan.Zero);
        silent.ExpectMsg("zero");
        var asker = silent.LastSender;
        await Should.ThrowAsync<AskTimeoutException>(() => CreateTestProbe().Ref.Ask<string>("x", TimeSpan.FromMilliseconds(100)));

        zero.IsCompleted.ShouldBeFalse();
        asker.Tell("late");

        (await zero).ShouldBe("late");
    }

    [Fact]
    public async Task A_dead_actor_means_a_timeout_and_a_dead_letter()
    {
        var actor = Sys.ActorOf<Answers>();
        await actor.GracefulStop(Enough);

        await EventFilter.DeadLetter<string>().ExpectOneAsync(() =>
            Should.ThrowAsync<AskTimeoutException>(() => actor.Ask<string>("hello", TimeSpan.FromMilliseconds(100))));
    }

    [Fact]
    public async Task A_failing_actor_means_a_timeout()
    {
        var actor = Sys.ActorOf<Answers>();

        await EventFilter.Exception<BoomException>().ExpectOneAsync(() =>
            Should.ThrowAsync<AskTimeoutException>(() => actor.Ask<string>(new Fail(), TimeSpan.FromMilliseconds(100))));
    }

    [Fact]
    public async Task Status_Failure_throws_its_cause_unless_it_is_what_is_asked_for()
    {
        var actor = Sys.ActorOf<Answers>();
        var failure = new Status.Failure(new BoomException("cause"));

        (await Should.ThrowAsync<BoomException>(() => actor.Ask<string>(failure, Enough))).ShouldBeSameAs(failure.Cause);
        (await actor.Ask<object>(failure, Enough)).ShouldBeSameAs(failure);
        (await actor.Ask<Status.Failure>(failure, Enough)).ShouldBeSameAs(failure);
    }

    [Theory]
    [InlineData(42)]
    [InlineData("success")]
    public async Task A_reply_of_another_type_is_an_error(object kind)
    {
        var actor = Sys.ActorOf<Answers>();
        var reply = kind is "success" ? new Status.Success("x") : kind;

        (await Should.ThrowAsync<ArgumentException>(() => actor.Ask<Version>(reply, Enough)))
            .Message.ShouldBe($"Received message of type [{reply.GetType()}] - Ask expected message of type [System.Version]");
    }

    [Fact]
    public async Task A_token_gives_up()
    {
        using var source = new CancellationTokenSource();
        var waiting = CreateTestProbe().Ref.Ask<string>("x", source.Token);

        await source.CancelAsync();

        await Should.ThrowAsync<TaskCanceledException>(() => waiting);
    }

    [Fact]
    public async Task The_asker_is_a_temporary_actor_and_a_late_reply_a_dead_letter()
    {
        var probe = CreateTestProbe();
        var waiting = probe.Ref.Ask<string>("question", Enough);
        probe.ExpectMsg("question");
        probe.Sender.Path.ToString().ShouldStartWith("akka://test/temp/");

        probe.Reply("first");
        (await waiting).ShouldBe("first");

        EventFilter.DeadLetter<string>().ExpectOne(() => probe.Reply("second"));
    }

    [Fact]
    public async Task The_factory_is_given_the_asker()
    {
        var actor = Sys.ActorOf<Answers>();

        var reply = await actor.Ask<IActorRef>(asker => asker, Enough, CancellationToken.None);

        reply.Path.ToString().ShouldStartWith("akka://test/temp/");
    }

    private sealed class Answers : ReceiveActor
    {
        public Answers()
        {
            Receive<Fail>(fail => throw new BoomException(fail.Text));
            ReceiveAny(message => Sender.Tell(message));
        }
    }
}
