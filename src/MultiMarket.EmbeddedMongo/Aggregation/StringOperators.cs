using System.Text;
using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>Building, cutting and measuring strings. Letters change case in ASCII only, as in MongoDB.</summary>
internal static class StringOperators
{
    public static void AddTo(Dictionary<string, Func<OperatorSpec, Expression>> operators)
    {
        operators["$concat"] = spec => spec.Variadic(0, int.MaxValue, Concat);
        operators["$toLower"] = spec => spec.Unary(value => MapAscii(value, b => b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b | 0x20) : b));
        operators["$toUpper"] = spec => spec.Unary(value => MapAscii(value, Upper));
        operators["$strcasecmp"] = spec => spec.Binary((left, right) => RawValue.FromInt32(Math.Sign(
            MapAscii(left, Upper).Text.SequenceCompareTo(MapAscii(right, Upper).Text))));
        operators["$strLenBytes"] = spec => spec.Unary(value => RawValue.FromInt32(Text("$strLenBytes", 34473, value).Text.Length));
        operators["$strLenCP"] = spec => spec.Unary(value => RawValue.FromInt32(CodePoints(Text("$strLenCP", 34471, value))));
        operators["$substr"] = spec => spec.Variadic(3, 3, SubstringBytes);
        operators["$substrBytes"] = operators["$substr"];
        operators["$substrCP"] = spec => spec.Variadic(3, 3, SubstringCodePoints);
        operators["$split"] = spec => spec.Binary(Split);
        operators["$trim"] = spec => Trim(spec, left: true, right: true);
        operators["$ltrim"] = spec => Trim(spec, left: true, right: false);
        operators["$rtrim"] = spec => Trim(spec, left: false, right: true);
    }

    /// <summary>A value as the older string operators read it: null is empty, numbers and dates are printed.</summary>
    public static string Coerce(RawValue value) => value.Tag switch
    {
        BsonTag.Null or BsonTag.Undefined or BsonTag.Missing => "",
        BsonTag.String or BsonTag.Symbol or BsonTag.JavaScript => value.String,
        BsonTag.Int32 or BsonTag.Int64 or BsonTag.Double or BsonTag.Decimal128 or BsonTag.DateTime or BsonTag.Timestamp => Conversions.Print(value),
        _ => throw new MongoErrorException(16007, $"can't convert from BSON type {value.Tag.Alias()} to String"),
    };

    private static byte Upper(byte b) => b is >= (byte)'a' and <= (byte)'z' ? (byte)(b & ~0x20) : b;

    private static RawValue Concat(RawValue[] values)
    {
        var length = 0;
        foreach (var value in values)
        {
            if (value.IsNullish)
                return RawValue.Null;
            length += value.IsString ? value.Text.Length : throw new MongoErrorException(16702, $"$concat only supports strings, not {value.Tag.Alias()}");
        }

        var text = new byte[length];
        var at = 0;
        foreach (var value in values)
        {
            value.Text.CopyTo(text.AsSpan(at));
            at += value.Text.Length;
        }

        return RawValue.FromUtf8(text);
    }

    private static RawValue MapAscii(RawValue value, Func<byte, byte> map)
    {
        var bytes = value.IsString ? value.Text.ToArray() : Encoding.UTF8.GetBytes(Coerce(value));
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = map(bytes[i]);
        return RawValue.FromUtf8(bytes);
    }

    private static RawValue Text(string name, int code, RawValue value) =>
        value.IsString ? value : throw new MongoErrorException(code, $"{name} requires a string argument, found: {value.Tag.Alias()}");

    private static int CodePoints(RawValue text)
    {
        var count = 0;
        foreach (var b in text.Text)
            count += IsContinuation(b) ? 0 : 1;
        return count;
    }

    private static RawValue SubstringBytes(RawValue[] values)
    {
        var text = Encoding.UTF8.GetBytes(Coerce(values[0]));
        var start = (long)Number("$substrBytes", values[1], 16034, "starting index").ToDouble();
        var length = (long)Number("$substrBytes", values[2], 16035, "length").ToDouble();
        if (start < 0)
            throw new MongoErrorException(50752, $"$substrBytes: starting index must be non-negative (got: {start})");
        if (start >= text.Length)
            return RawValue.FromUtf8([]);
        if (IsContinuation(text[start]))
            throw new MongoErrorException(28656, "$substrBytes:  Invalid range, starting index is a UTF-8 continuation byte.");
        var end = length < 0 ? text.Length : (int)Math.Min(text.Length, start + length);
        if (end < text.Length && IsContinuation(text[end]))
            throw new MongoErrorException(28657, "$substrBytes:  Invalid range, ending index is in the middle of a UTF-8 character.");
        return RawValue.FromUtf8(text.AsSpan((int)start..end));
    }

    private static RawValue SubstringCodePoints(RawValue[] values)
    {
        var text = Encoding.UTF8.GetBytes(Coerce(values[0]));
        var start = Whole(Number("$substrCP", values[1], 34450, "starting index"), 34451, "starting index");
        var length = Whole(Number("$substrCP", values[2], 34452, "length"), 34453, "length");
        if (start < 0)
            throw new MongoErrorException(34455, "$substrCP: the starting index must be a non-negative integer.");
        if (length < 0)
            throw new MongoErrorException(34454, "$substrCP: length must be a non-negative integer.");
        var from = ByteOf(text, 0, start);
        return RawValue.FromUtf8(text.AsSpan(from..ByteOf(text, from, length)));
    }

    /// <summary>Where the code point lies that comes <paramref name="count"/> after the one at <paramref name="from"/>.</summary>
    private static int ByteOf(byte[] text, int from, long count)
    {
        while (count-- > 0 && from < text.Length)
        {
            from++;
            while (from < text.Length && IsContinuation(text[from]))
                from++;
        }

        return from;
    }

    private static bool IsContinuation(byte b) => (b & 0xC0) == 0x80;

    private static RawValue Number(string name, RawValue value, int code, string what) => value.IsNumber
        ? value
        : throw new MongoErrorException(code, $"{name}: {what} must be a numeric type (is BSON type {value.Tag.Alias()})");

    private static long Whole(RawValue value, int code, string what) => value.TryGetWhole(out var whole) && whole is >= int.MinValue and <= int.MaxValue
        ? whole
        : throw new MongoErrorException(code, $"$substrCP: {what} cannot be represented as a 32-bit integral value: {ShellText.Of(value)}");

    private static RawValue Split(RawValue value, RawValue separator)
    {
        if (value.IsNullish || separator.IsNullish)
            return RawValue.Null;
        if (!value.IsString)
            throw new MongoErrorException(40085, $"$split requires an expression that evaluates to a string as a first argument, found: {value.Tag.Alias()}");
        if (!separator.IsString)
            throw new MongoErrorException(40086, $"$split requires an expression that evaluates to a string as a second argument, found: {separator.Tag.Alias()}");
        if (separator.Text.Length == 0)
            throw new MongoErrorException(40087, "$split requires a non-empty separator");
        return RawValue.FromStrings(value.String.Split(separator.String));
    }

    private static ControlExpression Trim(OperatorSpec spec, bool left, bool right)
    {
        spec.Named(50696, $"{spec.Name} only supports an object as an argument, found {spec.Operand.Tag.Alias()}", 50694, $"{spec.Name} found an unknown argument: ", "input", "chars");
        var input = spec.Required("input"u8, 50695, $"{spec.Name} requires an 'input' field");
        var chars = spec.Optional("chars"u8);
        return new ControlExpression(row =>
        {
            var text = input.Evaluate(row);
            var set = chars?.Evaluate(row) ?? RawValue.FromString("\0 \t\n\v\f\r\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A");
            if (text.IsNullish || set.IsNullish)
                return RawValue.Null;
            if (!text.IsString)
                throw new MongoErrorException(50699, $"{spec.Name} requires its input to be a string, got {ShellText.Of(text)} (of type {text.Tag.Alias()}) instead.");
            if (!set.IsString)
                throw new MongoErrorException(50700, $"{spec.Name} requires 'chars' to be a string, got {ShellText.Of(set)} (of type {set.Tag.Alias()}) instead.");
            var letters = set.String.EnumerateRunes().ToHashSet();
            var runes = text.String.EnumerateRunes().ToList();
            var start = 0;
            var end = runes.Count;
            while (left && start < end && letters.Contains(runes[start]))
                start++;
            while (right && end > start && letters.Contains(runes[end - 1]))
                end--;
            return RawValue.FromString(string.Concat(runes[start..end]));
        });
    }
}
