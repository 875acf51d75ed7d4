using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using Akka.TestKit.Xunit2.Internals;
using Xunit.Abstractions;

namespace Akka.TestKit.Xunit2;

/// <summary>The base of test classes with actors; every test has an actor system of its own.</summary>
public class TestKit : TestKitBase, IDisposable
{
    protected readonly ITestOutputHelper Output;

    public TestKit(ActorSystem system = null, ITestOutputHelper output = null)
        : base(Assertions, system)
    {
        Output = output;
        InitializeLogger(Sys);
    }

    public TestKit(Config config, string actorSystemName = null, ITestOutputHelper output = null)
        : base(Assertions, config, actorSystemName)
    {
        Output = output;
        InitializeLogger(Sys);
    }

    public TestKit(string config, ITestOutputHelper output = null)
        : base(Assertions, ConfigurationFactory.ParseString(config))
    {
        Output = output;
        InitializeLogger(Sys);
    }

    public static new Config DefaultConfig => TestKitBase.DefaultConfig;

    public static new Config FullDebugConfig => TestKitBase.FullDebugConfig;

    protected static new XunitAssertions Assertions { get; } = new();

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            AfterAll();
            Shutdown();
        }
    }

    /// <summary>Runs before the actor system is shut down.</summary>
    protected virtual void AfterAll()
    {
    }

    /// <summary>Writes the log to the output of the test, too.</summary>
    protected void InitializeLogger(ActorSystem system)
    {
        if (Output is not null)
        {
            var extended = (LocalActorSystem)system;
            var logger = extended.SystemActorOf(Props.Create(() => new TestOutputLogger(Output)), "log-test");
            logger.Tell(new InitializeLogger(system.EventStream), ActorRefs.NoSender);
        }
    }
}
