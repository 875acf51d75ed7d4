using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Query;

/// <summary>A test of one value, which is missing where the document has none.</summary>
internal abstract class ValuePredicate
{
    /// <summary>Whether an array is tested as a whole only, instead of item by item as well.</summary>
    public virtual bool WholeArrayOnly => false;

    public abstract bool Test(RawValue value);
}

/// <summary>Equality by value; null also stands for a missing field.</summary>
internal sealed class EqualPredicate(RawValue operand) : ValuePredicate
{
    public RawValue Operand => operand;

    public override bool Test(RawValue value) => operand.Tag == BsonTag.Null ? value.IsNullish : !value.IsMissing && value.Equals(operand);
}

/// <summary>One of $gt, $gte, $lt, $lte. Values of another type never pass, but for MinKey and MaxKey as operand.</summary>
internal sealed class OrderPredicate(RawValue operand, bool greater, bool orEqual) : ValuePredicate
{
    private readonly bool _anyType = operand.Tag is BsonTag.MinKey or BsonTag.MaxKey;
    private readonly int _rank = operand.Tag.OrderRank();

    public RawValue Operand => operand;

    public bool Greater => greater;

    public bool OrEqual => orEqual;

    public override bool Test(RawValue value)
    {
        if (operand.Tag == BsonTag.Null)
            return orEqual && value.IsNullish;
        // Everything lies between MinKey and MaxKey, also a field that is not there.
        if (_anyType && value.Tag != operand.Tag)
            return greater == (operand.Tag == BsonTag.MinKey);
        if (value.IsMissing || value.Tag.OrderRank() != _rank)
            return false;
        if (IsNaN(operand) || IsNaN(value))
            return orEqual && IsNaN(operand) && IsNaN(value);
        var order = value.CompareTo(operand);
        return order == 0 ? orEqual : order > 0 == greater;
    }

    private static bool IsNaN(RawValue value) =>
        (value.Tag == BsonTag.Double && double.IsNaN(value.Double)) || (value.Tag == BsonTag.Decimal128 && value.Decimal.IsNaN);
}

/// <summary>$in: equal to one of many, or matched by one of the regular expressions among them.</summary>
internal sealed class InPredicate(IReadOnlyList<RawValue> operands, IReadOnlyList<ValuePredicate> patterns) : ValuePredicate
{
    private readonly HashSet<RawValue> _operands = [.. operands];
    private readonly bool _takesNull = operands.Any(o => o.Tag == BsonTag.Null);

    public IReadOnlyList<RawValue> Operands => operands;

    public bool HasPatterns => patterns.Count > 0;

    public override bool Test(RawValue value)
    {
        if (value.IsNullish && _takesNull)
            return true;
        if (!value.IsMissing && _operands.Contains(value))
            return true;
        foreach (var pattern in patterns)
        {
            if (pattern.Test(value))
                return true;
        }

        return false;
    }
}

internal sealed class ExistsPredicate : ValuePredicate
{
    public override bool WholeArrayOnly => true;

    public override bool Test(RawValue value) => !value.IsMissing;
}

internal sealed class TypePredicate(IReadOnlySet<BsonTag> tags) : ValuePredicate
{
    public override bool Test(RawValue value) => !value.IsMissing && tags.Contains(value.Tag);
}

internal sealed class SizePredicate(long size) : ValuePredicate
{
    public override bool WholeArrayOnly => true;

    public override bool Test(RawValue value)
    {
        if (!value.IsArray)
            return false;
        var count = 0L;
        var items = value.Elements;
        while (items.MoveNext())
            count++;
        return count == size;
    }
}

/// <summary>$mod: both the value and the operands are cut to whole numbers first.</summary>
internal sealed class ModPredicate(long divisor, long remainder) : ValuePredicate
{
    public override bool Test(RawValue value)
    {
        if (!value.IsNumber)
            return false;
        if (value.Tag == BsonTag.Double && !double.IsFinite(value.Double))
            return false;
        if (!value.IsInteger)
        {
            var cut = value.Tag == BsonTag.Double ? RawValue.FromDouble(Math.Truncate(value.Double)) : RawValue.FromDecimal(Dec128.Truncate(value.Decimal));
            return cut.TryGetWhole(out var whole) && Remainder(whole) == remainder;
        }

        return Remainder(value.Int64) == remainder;
    }

    // long.MinValue % -1 overflows in hardware.
    private long Remainder(long value) => divisor == -1 ? 0 : value % divisor;
}

/// <summary>$elemMatch: some item of an array passes.</summary>
internal sealed class ElementPredicate(Func<RawValue, bool> test) : ValuePredicate
{
    public override bool WholeArrayOnly => true;

    public override bool Test(RawValue value)
    {
        if (!value.IsArray)
            return false;
        var items = value.Elements;
        while (items.MoveNext())
        {
            if (test(value.At(items)))
                return true;
        }

        return false;
    }

    /// <summary>Whether this one item passes; what positional projections and updates ask.</summary>
    public bool TestItem(RawValue item) => test(item);
}
