using Akka.Actor;

namespace Akka.Event;

/// <summary>Names the source of log events.</summary>
internal static class LogSources
{
    public static (string Source, Type Class) Of(object source, ActorSystem system) => source switch
    {
        ActorCell cell => (cell.SelfRef.Path.ToString(), cell.Actor?.GetType() ?? cell.Props.Type),
        ActorBase actor => Of(ActorCell.Active, system) with { Class = actor.GetType() },
        IActorRef reference => (reference.Path.ToString(), reference.GetType()),
        string name => (InSystem(name, system), typeof(DummyClassForStringSources)),
        Type type => (InSystem(type.Name, system), type),
        ActorSystem => ("ActorSystem", source.GetType()),
        _ => (InSystem(source.GetType().Name, system), source.GetType()),
    };

    private static string InSystem(string name, ActorSystem system) => system is null ? name : $"{name} ({system})";
}
