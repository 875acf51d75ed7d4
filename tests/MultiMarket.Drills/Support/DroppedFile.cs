using System.Security.Cryptography;

namespace MultiMarket.Drills.Support;

/// <summary>A file that was put into a source folder during a drill.</summary>
/// <param name="Source">The folder below <c>sources/</c>.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Hash">SHA-256 of its content, in hexadecimal.</param>
/// <param name="Fate">Where it must end.</param>
public sealed record DroppedFile(string Source, string Name, string Hash, ExpectedFate Fate = ExpectedFate.Either)
{
    /// <summary>The order of a withdrawn file, which may have been stored before it went; otherwise null.</summary>
    internal OrderFacts? Order { get; private init; }

    public static DroppedFile Of(string source, string name, ReadOnlySpan<byte> content, ExpectedFate fate = ExpectedFate.Either) =>
        new(source, name, HashOf(content), fate) { Order = fate == ExpectedFate.Withdrawn ? OrderFacts.OfFile(content) : null };

    public static string HashOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    public override string ToString() => $"{Source}/{Name} ({Hash[..8]})";
}

/// <summary>Where a dropped file must end.</summary>
public enum ExpectedFate
{
    /// <summary>In the archive or in rejected; of a pair that conflicts it is not known which one comes first.</summary>
    Either,

    /// <summary>In the archive, with its order in the warehouse.</summary>
    Archived,

    /// <summary>In rejected, beside its reason.</summary>
    Rejected,

    /// <summary>In one place or in none: its writer replaced it or wrote over it in the meantime. Its order may be stored.</summary>
    Withdrawn,
}
