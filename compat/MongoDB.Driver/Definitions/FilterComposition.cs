using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Joins filters into the shortest document that means the same.</summary>
internal static class FilterComposition
{
    public static BsonDocument And(IEnumerable<BsonDocument> filters)
    {
        var clauses = filters.Where(filter => filter.ElementCount > 0).ToList();
        var merged = new BsonDocument();
        return clauses.SelectMany(clause => clause).All(element => TryMerge(merged, element))
            ? merged
            : new BsonDocument("$and", new BsonArray(clauses));
    }

    public static BsonDocument Or(IEnumerable<BsonDocument> filters) => new("$or", new BsonArray(filters));

    private static bool TryMerge(BsonDocument merged, BsonElement element)
    {
        if (!merged.TryGetValue(element.Name, out var existing))
        {
            merged.Add(element.Name, element.Value is BsonDocument ? element.Value.Clone() : element.Value);
            return true;
        }

        if (existing is not BsonDocument left || element.Value is not BsonDocument right || !IsOperators(left) || !IsOperators(right) || left.Names.Intersect(right.Names).Any())
        {
            return false;
        }

        left.Merge(right);
        return true;
    }

    private static bool IsOperators(BsonDocument document) =>
        document.ElementCount > 0 && document.Names.All(name => name.StartsWith('$') && name is not ("$regex" or "$options" or "$ref"));
}
