namespace Akka.Actor;

internal static class ActorSystemName
{
    public static bool IsMatch(string name) => !string.IsNullOrEmpty(name)
        && char.IsAsciiLetterOrDigit(name[0])
        && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');
}
