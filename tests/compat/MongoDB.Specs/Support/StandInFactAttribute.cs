using MongoDB.Driver;

namespace MongoDB.Specs.Support;

/// <summary>A spec of a limit that only the stand-in has.</summary>
public sealed class StandInFactAttribute : FactAttribute
{
    public StandInFactAttribute() => Skip = StandIn.SkipReason;
}

/// <inheritdoc cref="StandInFactAttribute"/>
public sealed class StandInTheoryAttribute : TheoryAttribute
{
    public StandInTheoryAttribute() => Skip = StandIn.SkipReason;
}

internal static class StandIn
{
    /// <summary>Null with the stand-in, whose assembly carries no strong name.</summary>
    public static string? SkipReason => typeof(MongoClient).Assembly.GetName().GetPublicKeyToken() is { Length: > 0 } ? "The genuine driver can do this." : null;
}
