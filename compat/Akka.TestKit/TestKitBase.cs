using System.Diagnostics;
using Akka.Actor;
using Akka.Configuration;
using Akka.Event;

namespace Akka.TestKit;

/// <summary>An actor system for a test, with an actor that keeps what it is told so that the test can look at it.</summary>
public abstract partial class TestKitBase : IActorRefFactory
{
    private static long _testActors;

    private readonly ITestKitAssertions _assertions;
    private readonly MessageBox _messages = new();
    private MessageEnvelope _last;

    protected TestKitBase(ITestKitAssertions assertions, ActorSystem system = null, string testActorName = null)
        : this(assertions, system, null, null, testActorName)
    {
    }

    protected TestKitBase(
        ITestKitAssertions assertions, Config config, string actorSystemName = null, string testActorName = null)
        : this(assertions, null, config, actorSystemName, testActorName)
    {
    }

    private TestKitBase(ITestKitAssertions assertions, ActorSystem system, Config config, string systemName, string testActorName)
    {
        _assertions = assertions;
        Sys = system ?? ActorSystem.Create(systemName ?? "test", (config ?? ConfigurationFactory.Empty).WithFallback(DefaultConfig));
        TestKitSettings = new TestKitSettings(Sys.Settings.Config.WithFallback(DefaultConfig));
        Log = Logging.GetLogger(Sys, GetType());
        EventFilter = new EventFilterFactory(this);
        TestActor = NewInbox(testActorName ?? $"testActor{Interlocked.Increment(ref _testActors)}", _messages);
        if (this is not INoImplicitSender)
        {
            var cell = ((LocalActorRef)TestActor).Cell;
            ActorCell.Enter(cell);
            SynchronizationContext.SetSynchronizationContext(new ImplicitSenderContext(cell));
        }
    }

    public static Config DefaultConfig => TestKitConfig.Default;

    public static Config FullDebugConfig => TestKitConfig.FullDebug;

    /// <summary>Time since some start.</summary>
    public static TimeSpan Now => Stopwatch.GetElapsedTime(0);

    public ActorSystem Sys { get; }

    public TestKitSettings TestKitSettings { get; }

    /// <summary>Keeps what it is told; the sender of what the test tells.</summary>
    public IActorRef TestActor { get; }

    /// <summary>Expectations about the log.</summary>
    public EventFilterFactory EventFilter { get; }

    public ILoggingAdapter Log { get; }

    public bool HasMessages => _messages.HasMessages;

    /// <summary>The message that an expectation took last.</summary>
    public object LastMessage => _last?.Message;

    /// <summary>Who sent <see cref="LastMessage"/>.</summary>
    public IActorRef LastSender => _last?.Sender;

    internal ITestKitAssertions Assertions => _assertions;

    /// <summary>Has <see cref="Terminated"/> sent to the test actor when the other stops.</summary>
    public IActorRef Watch(IActorRef actorToWatch) => Request(new InboxActor.WatchThis(actorToWatch)).GetAwaiter().GetResult();

    public Task<IActorRef> WatchAsync(IActorRef actorToWatch) => Request(new InboxActor.WatchThis(actorToWatch));

    public IActorRef Unwatch(IActorRef actorToUnwatch) => Request(new InboxActor.UnwatchThis(actorToUnwatch)).GetAwaiter().GetResult();

    public Task<IActorRef> UnwatchAsync(IActorRef actorToUnwatch) => Request(new InboxActor.UnwatchThis(actorToUnwatch));

    /// <summary>A second test actor with expectations of its own.</summary>
    public virtual TestProbe CreateTestProbe(string name = null) => CreateTestProbe(Sys, name);

    public virtual TestProbe CreateTestProbe(ActorSystem system, string name = null) => new(system, _assertions, name);

    public virtual TestLatch CreateTestLatch(int count = 1) => new(Dilated, TestLatch.DefaultTimeout, count);

    /// <summary>Terminates the actor system of the test.</summary>
    /// <param name="duration">How long to wait; by default five seconds.</param>
    /// <param name="verifySystemShutdown">Whether it must end in time.</param>
    /// <exception cref="TimeoutException">It did not, and it must.</exception>
    public virtual void Shutdown(TimeSpan? duration = null, bool verifySystemShutdown = false) =>
        Shutdown(Sys, duration, verifySystemShutdown);

    /// <summary>Terminates an actor system.</summary>
    /// <param name="system">The system.</param>
    /// <param name="duration">How long to wait; by default five seconds.</param>
    /// <param name="verifySystemShutdown">Whether it must end in time.</param>
    /// <exception cref="TimeoutException">It did not, and it must.</exception>
    protected virtual void Shutdown(ActorSystem system, TimeSpan? duration = null, bool verifySystemShutdown = false)
    {
        var wait = duration ?? Dilated(TimeSpan.FromSeconds(5));
        if (!system.Terminate().Wait(wait))
        {
            var text = $"Failed to stop [{system.Name}] within [{wait}]";
            if (verifySystemShutdown)
            {
                throw new TimeoutException(text);
            }

            system.Log.Warning(text);
        }

        if (ReferenceEquals(ActorCell.Current?.Self, TestActor))
        {
            ActorCell.Enter(null);
        }
    }

    private IActorRef NewInbox(string name, MessageBox messages) =>
        ((LocalActorSystem)Sys).SystemActorOf(Props.Create(() => new InboxActor(messages)), name);

    private Task<IActorRef> Request(object request) => TestActor.Ask<IActorRef>(request, RemainingOrDefault);
}
