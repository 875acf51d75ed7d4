using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation.Projections;

/// <summary>find's $slice: <c>n</c> from the front, <c>-n</c> from the back, or <c>[skip, n]</c>.</summary>
internal static class ArraySlice
{
    /// <summary>False when the operand is an expression, which makes it aggregation's $slice.</summary>
    public static bool TryParse(RawValue operand, out Func<RawValue, Row, RawValue> slice)
    {
        slice = (value, _) => value;
        if (operand.IsNumber)
        {
            var count = Clamp(operand);
            slice = (value, _) => Cut(value, items => count >= 0 ? items.Take(count) : items.TakeLast(-count));
            return true;
        }

        if (!operand.IsArray)
            throw new MongoErrorException(28667, $"Invalid $slice syntax. The given syntax {{ $slice: {ShellText.Of(operand)} }} did not match the find() syntax because :: Location31273: $slice only supports numbers and [skip, limit] arrays :: The given syntax did not match the expression $slice syntax. :: caused by :: Expression $slice takes at least 2 arguments, and at most 3, but 1 were passed in.");
        var parts = operand.ToItems();
        if (parts.Count != 2 || !parts[0].IsNumber || !parts[1].IsNumber)
            return false;
        int skip = Clamp(parts[0]), limit = Clamp(parts[1]);
        if (limit <= 0)
            throw new MongoErrorException(28724, $"Invalid $slice syntax. The given syntax {{ $slice: {ShellText.Of(operand)} }} did not match the find() syntax because :: Location31259: $slice limit must be positive, got {limit}");
        slice = (value, _) => Cut(value, items => items.Skip(skip >= 0 ? skip : Math.Max(0, items.Count + skip)).Take(limit));
        return true;
    }

    private static RawValue Cut(RawValue value, Func<List<RawValue>, IEnumerable<RawValue>> cut) =>
        value.IsArray ? RawValue.FromItems([.. cut(value.ToItems())]) : value;

    private static int Clamp(RawValue number) => (int)Math.Clamp(number.ToDouble(), -int.MaxValue, int.MaxValue);
}
