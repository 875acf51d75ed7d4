namespace MultiMarket.Drills.Actors;

/// <summary>How an actor is made to fail on each of its messages.</summary>
/// <param name="Actor">The actor.</param>
/// <param name="Path">Where it lives, below <c>/user</c>.</param>
internal sealed record ActorFaults(Type Actor, string Path)
{
    /// <summary>The fault of each message, by the name of its type.</summary>
    public required IReadOnlyDictionary<string, Strike> Strikes { get; init; }

    /// <summary>Whether simulators run.</summary>
    public bool Simulate { get; init; } = true;

    public override string ToString() => Simulate ? Actor.Name : $"{Actor.Name} without a simulator";
}

/// <summary>Makes an actor fail on one message.</summary>
internal delegate Task Strike(StruckActor actor);
