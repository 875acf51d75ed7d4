using System.Reflection;
using Akka.Actor;
using MultiMarket.Actors;

namespace MultiMarket.Drills.Actors;

/// <summary>Which messages an actor handles, read from the code of its constructor, so that one that is added later is noticed.</summary>
internal static class HandledMessages
{
    private static readonly string[] Registrations = ["Receive", "ReceiveAsync", "Command", "CommandAsync"];

    /// <summary>Every actor of the product.</summary>
    public static IReadOnlyList<Type> Actors { get; } =
        [.. typeof(MultiMarketActors).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(ActorBase)) && !t.IsAbstract).OrderBy(t => t.Name, StringComparer.Ordinal)];

    /// <summary>The types for which the actor registers a handler; <see cref="object"/> for one that takes anything.</summary>
    public static IReadOnlyList<Type> Of(Type actor) =>
        [.. WithBases(actor).SelectMany(t => t.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)).SelectMany(Registered).Distinct()];

    private static IEnumerable<Type> WithBases(Type actor)
    {
        for (var type = actor; type.Assembly == actor.Assembly; type = type.BaseType!) yield return type;
    }

    // A call is one byte of code followed by the token of the method; a byte that only looks like one gives no registration.
    private static IEnumerable<Type> Registered(ConstructorInfo constructor)
    {
        var code = constructor.GetMethodBody()!.GetILAsByteArray()!;
        for (var i = 0; i + 5 <= code.Length; i++)
        {
            if (code[i] is not (0x28 or 0x6F)) continue;
            var method = Resolve(constructor, BitConverter.ToInt32(code, i + 1));
            if (method is { IsGenericMethod: true } && Registrations.Contains(method.Name)) yield return method.GetGenericArguments()[0];
            if (method?.Name is "ReceiveAny" or "CommandAny") yield return typeof(object);
        }
    }

    private static MethodBase? Resolve(ConstructorInfo constructor, int token)
    {
        try
        {
            return constructor.Module.ResolveMethod(token, constructor.DeclaringType!.GenericTypeArguments, []);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
