using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Query;

/// <summary>$bitsAllSet and its three siblings over whole numbers and binaries.</summary>
internal sealed class BitsPredicate : ValuePredicate
{
    private readonly IReadOnlyList<int> _positions;
    private readonly bool _set;
    private readonly bool _all;

    private BitsPredicate(IReadOnlyList<int> positions, bool set, bool all)
    {
        _positions = positions;
        _set = set;
        _all = all;
    }

    public static BitsPredicate Parse(string name, RawValue operand) =>
        new(Positions(name, operand), name.EndsWith("Set", StringComparison.Ordinal), name.StartsWith("$bitsAll", StringComparison.Ordinal));

    public override bool Test(RawValue value)
    {
        Func<int, bool> isSet;
        if (value.Tag == BsonTag.Binary)
        {
            var payload = value.View.BinaryPayload.ToArray();
            isSet = position => position / 8 < payload.Length && (payload[position / 8] & (1 << (position % 8))) != 0;
        }
        else if (value.IsNumber && value.TryGetWhole(out var whole))
        {
            isSet = position => (whole & (1L << Math.Min(position, 63))) != 0;
        }
        else
        {
            return false;
        }

        return _all ? _positions.All(p => isSet(p) == _set) : _positions.Any(p => isSet(p) == _set);
    }

    private static List<int> Positions(string name, RawValue operand)
    {
        if (operand.IsArray)
            return [.. operand.ToItems().Select(item => item.TryGetWhole(out var p) && p is >= 0 and <= int.MaxValue ? (int)p : throw MongoErrorException.BadValue($"bit positions must be integers >= 0 in {name}"))];
        if (operand.Tag == BsonTag.Binary)
        {
            var payload = operand.View.BinaryPayload.ToArray();
            return [.. Enumerable.Range(0, payload.Length * 8).Where(p => (payload[p / 8] & (1 << (p % 8))) != 0)];
        }

        if (!operand.IsNumber)
            throw MongoErrorException.BadValue($"{name} takes an Array, a number, or a BinData but received: {ShellText.Of(operand)}");
        if (!operand.TryGetWhole(out var mask))
            throw MongoErrorException.FailedToParse($"Expected an integer: {name}: {ShellText.Of(operand)}");
        return mask >= 0
            ? [.. Enumerable.Range(0, 63).Where(p => (mask & (1L << p)) != 0)]
            : throw MongoErrorException.FailedToParse($"Expected a non-negative number in: {name}: {mask}");
    }
}
