using System.Reflection;
using Akka.Actor;

namespace MultiMarket.Drills.Actors;

/// <summary>Somebody who cannot be told anything: an actor that answers it fails, on whatever message.</summary>
internal class Saboteur : DispatchProxy
{
    private int _patience;

    /// <param name="patience">How many messages it lets pass before.</param>
    public static IActorRef Create(int patience = 0)
    {
        var proxy = Create<IActorRef, Saboteur>();
        ((Saboteur)(object)proxy)._patience = patience;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
    {
        nameof(IActorRef.Tell) when _patience-- > 0 => null,
        nameof(IActorRef.Tell) or "get_" + nameof(IActorRef.Path) => throw new DrillException($"{targetMethod.Name}: nobody can be told this"),
        nameof(Equals) => ReferenceEquals(this, args![0]),
        nameof(IComparable.CompareTo) => ReferenceEquals(this, args![0]) ? 0 : 1,
        _ => null,
    };
}
