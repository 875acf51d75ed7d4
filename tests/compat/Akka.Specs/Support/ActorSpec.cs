using Akka.Actor;
using Akka.Configuration;

namespace Akka.Specs.Support;

/// <summary>A test kit whose expectations give up soon where nothing is expected.</summary>
public abstract class ActorSpec : global::Akka.TestKit.Xunit2.TestKit
{
    protected static readonly TimeSpan Short = TimeSpan.FromMilliseconds(150);

    protected ActorSpec(string config = "")
        : base(ConfigurationFactory.ParseString(config))
    {
    }

    /// <summary>Takes the next messages, which must be these, one after the other.</summary>
    protected void ExpectInOrder(params string[] messages)
    {
        foreach (var message in messages)
        {
            ExpectMsg(message);
        }
    }

    /// <summary>Starts a child under a supervisor with that strategy.</summary>
    protected async Task<IActorRef> ChildOf(SupervisorStrategy strategy, Props child)
    {
        var supervisor = Sys.ActorOf(Supervisor.With(strategy));
        return await supervisor.Ask<IActorRef>(child, TimeSpan.FromSeconds(3));
    }
}
