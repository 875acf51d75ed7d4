using Akka.Actor;
using Akka.Specs.Support;
using Shouldly;

namespace Akka.Specs.Actor;

public class ReceiveAsyncSpecs : ActorSpec
{
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task The_next_message_waits_and_sender_and_self_stay()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Waiter(_gate.Task)));

        actor.Tell("a");
        actor.Tell(1, ActorRefs.NoSender);
        await ExpectNoMsgAsync(Short);
        _gate.SetResult();

        await ExpectMsgAsync($"a {actor.Path}");
        LastSender.ShouldBe(actor);
        await ExpectMsgAsync("1 deadLetters");
    }

    [Fact]
    public async Task Away_from_the_turn_there_is_no_context()
    {
        var gate = new TaskCompletionSource();
        var actor = Sys.ActorOf(Props.Create(() => new Strays(gate.Task, TestActor)));

        actor.Tell("go");
        await ExpectNoMsgAsync(Short);
        new Thread(gate.SetResult).Start();

        for (var i = 0; i < 3; i++)
        {
            (await ExpectMsgAsync<NotSupportedException>()).Message.ShouldStartWith("There is no active ActorContext");
        }
    }

    [Fact]
    public async Task Stop_does_not_wait_and_the_continuation_never_runs()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Waiter(_gate.Task)));
        Watch(actor);
        actor.Tell("a");

        Sys.Stop(actor);

        await ExpectTerminatedAsync(actor);
        _gate.SetResult();
        await ExpectNoMsgAsync(Short);
    }

    [Fact]
    public async Task A_restart_of_the_parent_does_not_wait()
    {
        var parent = Sys.ActorOf(Reporter.Of(TestActor, "parent"));
        var child = await parent.Ask<IActorRef>(Props.Create(() => new Waiter(_gate.Task)), TimeSpan.FromSeconds(3));
        ReceiveN(2);
        Watch(child);
        child.Tell("a");

        await EventFilter.Exception<BoomException>().ExpectOneAsync(() =>
        {
            parent.Tell(new Fail());
            return Task.CompletedTask;
        });

        await FishForMessageAsync(message => message is Terminated);
        _gate.SetResult();
    }

    [Fact]
    public async Task PoisonPill_waits()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Waiter(_gate.Task)));
        Watch(actor);

        actor.Tell("a");
        actor.Tell(1);
        actor.Tell(PoisonPill.Instance);
        await ExpectNoMsgAsync(Short);
        _gate.SetResult();

        await ExpectMsgAsync($"a {actor.Path}");
        await ExpectMsgAsync("1 testActor");
        await ExpectTerminatedAsync(actor);
    }

    [Theory]
    [InlineData("after await")]
    [InlineData("faulted task")]
    [InlineData("cancelled")]
    public async Task An_exception_goes_to_the_supervisor_as_it_is(string how)
    {
        var actor = Sys.ActorOf(Props.Create(() => new FailsLater(TestActor)));
        var expected = how == "cancelled" ? typeof(TaskCanceledException) : typeof(BoomException);

        await EventFilter.Exception(expected).ExpectOneAsync(() =>
        {
            actor.Tell(how);
            actor.Tell(1);
            return Task.CompletedTask;
        });

        await ExpectMsgAsync($"{expected.Name} {how}");
        await ExpectMsgAsync(1);
    }

    [Fact]
    public async Task Many_awaits_in_one_handler_keep_the_order()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Yields(TestActor)));

        for (var i = 0; i < 200; i++)
        {
            actor.Tell(i);
        }

        for (var i = 0; i < 200; i++)
        {
            await ExpectMsgAsync(i);
        }
    }

    private sealed class Waiter : ReceiveActor
    {
        public Waiter(Task gate)
        {
            ReceiveAsync<string>(async text =>
            {
                await gate;
                Context.Sender.Tell($"{text} {Self.Path}", Self);
            });
            Receive<int>(number =>
            {
                var name = Sender.Path.Name.StartsWith("testActor", StringComparison.Ordinal) ? "testActor" : Sender.Path.Name;
                ((IActorRef)(Sender.Path.Name == "deadLetters" ? Last : Sender)!).Tell($"{number} {name}");
            });
            ReceiveAny(_ => { });
        }

        private IActorRef? Last { get; set; }

        protected override bool AroundReceive(Receive receive, object message)
        {
            Last = Sender.Path.Name == "deadLetters" ? Last : Sender;
            return base.AroundReceive(receive, message);
        }
    }

    private sealed class Strays : ReceiveActor
    {
        public Strays(Task gate, IActorRef to) => ReceiveAsync<string>(async _ =>
        {
            await gate.ConfigureAwait(false);
            foreach (var look in (Func<object>[])[() => Self, () => Sender, () => Context])
            {
                to.Tell(Seen(look), ActorRefs.NoSender);
            }
        });

        private static object Seen(Func<object> look)
        {
            try
            {
                return look();
            }
            catch (Exception cause)
            {
                return cause;
            }
        }
    }

    private sealed class FailsLater : ReceiveActor
    {
        private readonly IActorRef _to;

        public FailsLater(IActorRef to)
        {
            _to = to;
            ReceiveAsync<string>(async how =>
            {
                await Task.Yield();
                await (how switch
                {
                    "faulted task" => Task.FromException(new BoomException("boom")),
                    "cancelled" => Task.FromCanceled(new CancellationToken(true)),
                    _ => throw new BoomException("boom"),
                });
            });
            Receive<int>(number => to.Tell(number));
        }

        protected override void PreRestart(Exception reason, object message) => _to.Tell($"{reason.GetType().Name} {message}");
    }

    private sealed class Yields : ReceiveActor
    {
        public Yields(IActorRef to) => ReceiveAsync<int>(async number =>
        {
            await Task.Yield();
            await Task.Run(() => number);
            to.Tell(number);
        });
    }
}
