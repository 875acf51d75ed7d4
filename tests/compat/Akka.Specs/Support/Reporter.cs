using Akka.Actor;

namespace Akka.Specs.Support;

/// <summary>Tells every step of its life, in the form "name step", to the actor that it is given.</summary>
public class Reporter : ReceiveActor
{
    private readonly IActorRef _to;
    private readonly string _name;

    public Reporter(IActorRef to, string name)
    {
        _to = to;
        _name = name;
        Report("ctor");
        Receive<Fail>(fail => throw new BoomException(fail.Text));
        Receive<StopYourself>(_ => Context.Stop(Self));
        Receive<Props>(props => Sender.Tell(Context.ActorOf(props, "child")));
        Receive<string>(Report);
    }

    public static Props Of(IActorRef to, string name) => Props.Create(() => new Reporter(to, name));

    protected void Report(string what) => _to.Tell($"{_name} {what}");

    protected override void PreStart() => Report("PreStart");

    protected override void PostStop() => Report("PostStop");

    protected override void PreRestart(Exception reason, object message)
    {
        Report($"PreRestart {reason.Message} {message?.GetType().Name ?? "null"}");
        base.PreRestart(reason, message);
        Report("PreRestart returns");
    }

    protected override void PostRestart(Exception reason)
    {
        Report($"PostRestart {reason.Message}");
        base.PostRestart(reason);
    }
}
