using Akka.Actor;
using Shouldly;

namespace Akka.Specs.Actor;

public class ReceiveAsyncSpecs : TestKit.Xunit2.TestKit
{
    [Fact]
    public async Task Next_message_waits_and_sender_and_self_stay()
    {
        var gate = new TaskCompletionSource();
        var actor = Sys.ActorOf(Props.Create(() => new Waiter(gate.Task)));

        actor.Tell("a");
        actor.Tell(1);
        await ExpectNoMsgAsync(TimeSpan.FromMilliseconds(100));
        gate.SetResult();

        (await ExpectMsgAsync<string>()).ShouldBe("a " + actor.Path);
        await ExpectMsgAsync(1);
    }

    [Fact]
    public async Task Failure_after_an_await_goes_to_the_supervisor()
    {
        var gate = new TaskCompletionSource();
        var actor = Sys.ActorOf(Props.Create(() => new Waiter(gate.Task)));
        Watch(actor);

        await EventFilter.Exception<TimeoutException>("late").ExpectOneAsync(() =>
        {
            actor.Tell("a");
            gate.SetException(new TimeoutException("late"));
            return Task.CompletedTask;
        });
        actor.Tell(2);

        await ExpectMsgAsync(2);
    }

    [Fact]
    public void Stop_is_handled_while_awaiting()
    {
        var gate = new TaskCompletionSource();
        var actor = Sys.ActorOf(Props.Create(() => new Waiter(gate.Task)));
        Watch(actor);
        actor.Tell("a");

        Sys.Stop(actor);

        ExpectTerminated(actor);
        gate.SetResult();
        ExpectNoMsg(TimeSpan.FromMilliseconds(100));
    }

    private sealed class Waiter : ReceiveActor
    {
        public Waiter(Task gate)
        {
            ReceiveAsync<string>(async text =>
            {
                await gate;
                Sender.Tell(text + " " + Self.Path);
            });
            Receive<int>(number => Sender.Tell(number));
        }
    }
}
