using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Query;

/// <summary>The types that <c>$type</c> takes, by alias or number.</summary>
internal static class TypeNames
{
    private static readonly BsonTag[] Numbers = [BsonTag.Double, BsonTag.Int32, BsonTag.Int64, BsonTag.Decimal128];

    private static readonly Dictionary<string, BsonTag> ByAlias =
        Enum.GetValues<BsonTag>().Where(tag => tag != BsonTag.Missing).ToDictionary(tag => tag.Alias());

    public static HashSet<BsonTag> Parse(RawValue operand)
    {
        if (!operand.IsArray)
            return [.. One(operand)];
        var items = operand.ToItems();
        return items.Count > 0 ? [.. items.SelectMany(One)] : throw MongoErrorException.FailedToParse("$type must match at least one type");
    }

    public static bool TryParse(string alias, out BsonTag tag) => ByAlias.TryGetValue(alias, out tag);

    public static bool TryParse(long number, out BsonTag tag)
    {
        tag = (BsonTag)(byte)number;
        return number is (>= -1 and <= 127) and not 0 && Enum.IsDefined(tag);
    }

    private static BsonTag[] One(RawValue operand)
    {
        if (operand.IsString)
        {
            return operand.String == "number"
                ? Numbers
                : [ByAlias.TryGetValue(operand.String, out var named) ? named : throw MongoErrorException.BadValue($"Unknown type name alias: {operand.String}")];
        }

        if (!operand.IsNumber)
            throw MongoErrorException.TypeMismatch("type must be represented as a number or a string");
        return operand.TryGetWhole(out var number) && TryParse(number, out var tag)
            ? [tag]
            : throw MongoErrorException.BadValue($"Invalid numerical type code: {ShellText.Of(operand)}{(operand.ToDouble() == 0 ? ". Instead use {$exists:false}." : "")}");
    }
}
