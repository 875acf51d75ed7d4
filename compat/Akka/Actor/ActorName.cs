using System.Buffers;

namespace Akka.Actor;

/// <summary>The rules for actor names, and generated ones.</summary>
internal static class ActorName
{
    private const string Digits = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+~";

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789\"-_.*$+:@&=,!~';()");

    public static bool IsValid(string name)
    {
        if (string.IsNullOrEmpty(name) || name[0] == '$')
        {
            return false;
        }

        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == '%' && i + 2 < name.Length && char.IsAsciiHexDigit(name[i + 1]) && char.IsAsciiHexDigit(name[i + 2]))
            {
                i += 2;
            }
            else if (!Allowed.Contains(name[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <exception cref="InvalidActorNameException">The name is empty or has a character that paths do not allow.</exception>
    public static void Check(string name)
    {
        if (name.Length == 0)
        {
            throw new InvalidActorNameException("Actor name must not be empty.");
        }

        if (!IsValid(name))
        {
            throw new InvalidActorNameException(
                $"Illegal actor name [{name}]. Actor paths MUST: not start with `$`, include only ASCII letters and digits, %-escaped bytes and these characters: \"-_.*$+:@&=,!~';().");
        }
    }

    /// <summary>Counts in letters: a, b … ~, aa-like with the lowest digit first.</summary>
    public static string Generate(long number)
    {
        Span<char> text = stackalloc char[16];
        var length = 0;
        do
        {
            text[length++] = Digits[(int)(number & 63)];
            number >>= 6;
        }
        while (number != 0);
        return new string(text[..length]);
    }
}
