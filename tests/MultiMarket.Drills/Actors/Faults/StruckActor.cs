using System.Reflection;
using System.Runtime.CompilerServices;
using Akka.Actor;

namespace MultiMarket.Drills.Actors;

/// <summary>An actor that is about to fail on a message.</summary>
/// <param name="Tree">The tree that it belongs to.</param>
/// <param name="Type">Its type.</param>
/// <param name="Ref">The actor.</param>
/// <param name="Handled">The type of the message.</param>
internal sealed record StruckActor(RunningTree Tree, Type Type, IActorRef Ref, Type Handled)
{
    /// <summary>The message where there is one of its kind only, otherwise one that holds nothing.</summary>
    public object Message => SingleOf(Handled) ?? Hollow(Handled);

    /// <summary>A message that holds nothing where something must be.</summary>
    public static object Hollow(Type type) => RuntimeHelpers.GetUninitializedObject(type);

    /// <summary>Fails now, behind the messages that wait for it: it cannot answer who asks for its name.</summary>
    public void Fail() => Ref.Tell(new Identify(null), Saboteur.Create());

    private static object? SingleOf(Type type) =>
        type.GetProperty("Instance", BindingFlags.Static | BindingFlags.Public)?.GetValue(null) ?? type.GetField("Instance", BindingFlags.Static | BindingFlags.Public)?.GetValue(null);
}
