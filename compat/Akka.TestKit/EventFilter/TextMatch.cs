namespace Akka.TestKit.Internal;

internal static class TextMatch
{
    public static Func<string, bool> Of(string message, string start, string contains) =>
        message is not null ? text => text == message
        : start is not null ? text => text.StartsWith(start, StringComparison.Ordinal)
        : contains is not null ? text => text.Contains(contains, StringComparison.Ordinal)
        : _ => true;
}

internal static class SourceMatch
{
    public static Func<string, bool> Of(string source) => source is null ? _ => true : text => text == source || PathOf(text) == source;

    /// <summary>The path without the address of the system, or null.</summary>
    private static string PathOf(string text)
    {
        var host = text?.IndexOf("://", StringComparison.Ordinal) ?? -1;
        var path = host < 0 ? -1 : text.IndexOf('/', host + 3);
        return path < 0 ? null : text[path..];
    }
}
