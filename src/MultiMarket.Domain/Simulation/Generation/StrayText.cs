using System.Text;

namespace MultiMarket.Domain.Simulation.Generation;

/// <summary>Text in an encoding that its reader does not expect.</summary>
internal static class StrayText
{
    /// <summary>What a reader of Latin-1 makes of UTF-8: <c>Fès</c> becomes <c>FÃ¨s</c>.</summary>
    public static string Garble(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    /// <summary>Latin-1, where UTF-8 is expected.</summary>
    public static byte[] InLatin1(string text) => Encoding.Latin1.GetBytes(text);
}
