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

    private static BsonTag[] One(RawValue operand)
    {
        if (operand.IsString)
        {
            return operand.String == "number"
                ? Numbers
                : [ByAlias.TryGetValue(operand.String, out var tag) ? tag : throw MongoErrorException.BadValue($"Unknown type name alias: {operand.String}")];
        }

        if (!operand.IsNumber)
            throw MongoErrorException.TypeMismatch("type must be represented as a number or a string");
        if (!operand.TryGetWhole(out var number) || !Enum.IsDefined((BsonTag)(byte)number) || number is 0 or < -1 or > 127)
            throw MongoErrorException.BadValue($"Invalid numerical type code: {ShellText.Of(operand)}");
        return [(BsonTag)(byte)number];
    }
}
