using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Orders.Parsing;

namespace MultiMarket.Domain.Orders;

/// <summary>
/// Reads order files by the order contract: every broken rule is reported, and no bytes whatever make it throw. Instances are
/// safe for use by several threads.
/// </summary>
/// <remarks>
/// <c>quantite</c> may be spelled as any whole number (<c>2.0</c>, <c>2e0</c>). The characters of an id are Unicode code points;
/// control and invisible formatting characters are not printable. A text that holds only white space counts as empty. A name
/// that stands twice in an object is an error at any depth; unknown fields may have 64 levels.
/// </remarks>
/// <param name="merchantZone">The zone into which dates with an offset are converted.</param>
/// <param name="time">Gives the moment from which an order may be dated one day ahead.</param>
public sealed class OrderParser(TimeZoneInfo merchantZone, TimeProvider time)
{
    /// <summary>The size of the largest file that is read, in bytes.</summary>
    public const int MaxBytes = 1024 * 1024;

    private readonly WallClock _clock = new(merchantZone, time);

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads one file, given whole.</summary>
    /// <param name="utf8">The bytes of the file.</param>
    /// <param name="channel">The channel of the folder that holds the file.</param>
    public OrderReading Read(ReadOnlySpan<byte> utf8, Channel channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        if (utf8.Length > MaxBytes) return TooLarge(utf8.Length);
        if (utf8.StartsWith(ByteOrderMark)) utf8 = utf8[ByteOrderMark.Length..];
        if (utf8.IsEmpty) return MalformedFile.Empty;
        if (!Utf8.IsValid(utf8)) return MalformedFile.NotUtf8(utf8);
        try
        {
            return new OrderFileReader(utf8, channel, _clock).Read();
        }
        catch (JsonException error)
        {
            return MalformedFile.NotJson(utf8, error);
        }
    }

    /// <summary>The reading of a file that is not even opened because it is larger than <see cref="MaxBytes"/>.</summary>
    /// <param name="size">The size of the file, in bytes.</param>
    public static OrderReading TooLarge(long size)
    {
        var found = string.Create(CultureInfo.InvariantCulture, $"a file of {size} bytes");
        return OrderReading.Invalid([new Violation(ViolationCodes.Size, "$", found, "at most 1048576 bytes (1 MiB)")]);
    }
}
