using Akka.Actor;
using Akka.Specs.Support;

namespace Akka.Specs.Actor;

public class StoppingGuardianSpecs()
    : ActorSpec("akka.actor.guardian-supervisor-strategy = \"Akka.Actor.StoppingSupervisorStrategy\"")
{
    [Fact]
    public void First_failure_stops()
    {
        var actor = Sys.ActorOf(Reporter.Of(TestActor, "x"));
        Watch(actor);
        ReceiveN(2);

        EventFilter.Exception<BoomException>().ExpectOne(() => actor.Tell(new Fail()));

        ExpectMsg("x PostStop");
        ExpectTerminated(actor);
    }
}

public class EscalatingGuardianSpecs()
    : ActorSpec($"akka.actor.guardian-supervisor-strategy = \"{typeof(Escalating).AssemblyQualifiedName}\"")
{
    [Fact]
    public async Task Failure_of_the_user_guardian_terminates_the_system()
    {
        Sys.ActorOf(Reporter.Of(TestActor, "x")).Tell(new Fail());

        await Sys.WhenTerminated.WaitAsync(TimeSpan.FromSeconds(10));
    }

    public sealed class Escalating : SupervisorStrategyConfigurator
    {
        public override SupervisorStrategy Create() => new OneForOneStrategy(_ => Directive.Escalate);
    }
}
