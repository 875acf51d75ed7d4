using System.Globalization;
using System.Text;
using System.Text.Json;

namespace MultiMarket.Domain.Orders.Parsing;

/// <summary>Says where and why bytes are no JSON. Lines and columns count from 1, columns in bytes, a byte order mark not included.</summary>
internal static class MalformedFile
{
    private const string Utf8 = "JSON in UTF-8";

    public static OrderReading Empty { get; } = Malformed(ViolationCodes.Syntax, "an empty file", "one order as a JSON object", 1, 1);

    public static OrderReading NotUtf8(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((byte[])[0xFF, 0xFE]) || bytes.StartsWith((byte[])[0xFE, 0xFF])) return Utf16();
        var valid = 0;
        while (Rune.DecodeFromUtf8(bytes[valid..], out _, out var length) == System.Buffers.OperationStatus.Done) valid += length;
        var found = string.Create(CultureInfo.InvariantCulture, $"the byte 0x{bytes[valid]:X2}, which begins no UTF-8 character");
        var before = bytes[..valid];
        return Malformed(ViolationCodes.Encoding, found, Utf8, before.Count((byte)'\n') + 1, valid - before.LastIndexOf((byte)'\n'));
    }

    public static OrderReading NotJson(ReadOnlySpan<byte> utf8, JsonException error)
    {
        if (utf8.Length > 1 && (utf8[0] == 0 || utf8[1] == 0)) return Utf16();
        if (utf8.Trim(" \t\r\n"u8).IsEmpty) return Empty;
        var (line, column) = (error.LineNumber ?? 0, error.BytePositionInLine ?? 0);
        var rest = utf8;
        for (var i = 0L; i < line; i++) rest = rest[(rest.IndexOf((byte)'\n') + 1)..];
        rest = rest[(int)Math.Min(column, rest.Length)..];
        var found = rest.Trim(" \t\r\n"u8).IsEmpty ? "the end of the file" : $"'{JsonText.Show(rest)}'";
        return Malformed(ViolationCodes.Syntax, found, $"valid JSON ({Reason(error)})", line + 1, column + 1);
    }

    private static string Reason(JsonException error)
    {
        var end = error.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (end < 0 ? error.Message : error.Message[..end]).TrimEnd('.');
    }

    private static OrderReading Utf16() => Malformed(ViolationCodes.Encoding, "UTF-16 text", Utf8, 1, 1);

    private static OrderReading Malformed(string code, string found, string expected, long line, long column) =>
        OrderReading.Malformed(new Violation(code, "$", found, expected), line, column);
}
