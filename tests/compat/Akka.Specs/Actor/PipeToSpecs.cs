using Akka.Actor;
using Akka.Specs.Support;
using Shouldly;

namespace Akka.Specs.Actor;

public class PipeToSpecs : ActorSpec
{
    [Fact]
    public async Task The_result_is_told()
    {
        await Task.FromResult(7).PipeTo(TestActor);

        ExpectMsg(7);
        LastSender.ShouldBe(Sys.DeadLetters);
    }

    [Fact]
    public async Task The_sender_is_the_given_one()
    {
        var sender = CreateTestProbe();

        await Task.FromResult(7).PipeTo(TestActor, sender.Ref);

        ExpectMsg(7);
        LastSender.ShouldBe(sender.Ref);
    }

    [Fact]
    public async Task An_exception_is_told_as_a_failure()
    {
        await Task.FromException<int>(new BoomException("x")).PipeTo(TestActor);

        ExpectMsg<Status.Failure>().Cause.ShouldBeOfType<BoomException>();
    }

    [Fact]
    public async Task A_cancellation_is_told_as_a_failure()
    {
        await Task.FromCanceled<int>(new CancellationToken(true)).PipeTo(TestActor);

        ExpectMsg<Status.Failure>().Cause.ShouldBeOfType<TaskCanceledException>();
    }

    [Fact]
    public async Task Mappers_make_the_message()
    {
        await Task.FromResult(7).PipeTo(TestActor, success: number => $"got {number}");
        await Task.FromException<int>(new BoomException("x")).PipeTo(TestActor, failure: cause => $"failed: {cause.Message}");
        await Task.CompletedTask.PipeTo(TestActor, success: () => "done");

        ExpectInOrder("got 7", "failed: x", "done");
    }

    [Fact]
    public async Task A_mapper_that_throws_is_a_failure()
    {
        await Task.FromResult(7).PipeTo(TestActor, success: _ => throw new BoomException("mapper"));

        ExpectMsg<Status.Failure>().Cause.Message.ShouldBe("mapper");
    }

    [Fact]
    public async Task A_task_without_result_and_mapper_tells_nothing()
    {
        await Task.CompletedTask.PipeTo(TestActor);

        ExpectNoMsg(Short);
    }
}
