namespace MultiMarket.Dashboard.Access;

/// <summary>Where a browser goes on after it was answered.</summary>
public static class ReturnPath
{
    /// <summary>A path of this host, or its root: it must not lead elsewhere, and stands in a header as it is.</summary>
    public static string Of(string? path) => path is ['/', ..] && path is not ['/', '/' or '\\', ..] && path.All(c => c is > ' ' and <= '~') ? path : "/";
}
