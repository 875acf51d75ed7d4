using System.Text;

namespace MultiMarket.EmbeddedMongo.Values;

internal static class Utf8Names
{
    public static string AsName(this byte[] utf8) => Encoding.UTF8.GetString(utf8);

    public static string AsName(this ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);

    public static byte[] AsUtf8(this string name) => Encoding.UTF8.GetBytes(name);
}
