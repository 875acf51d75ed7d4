namespace MongoDB.Driver;

/// <summary>The answers to what this stand-in leaves out.</summary>
internal static class GenuinePackage
{
    public static NotSupportedException NeededFor(string feature) => new($"{feature} needs the genuine MongoDB.Driver package.");
}
