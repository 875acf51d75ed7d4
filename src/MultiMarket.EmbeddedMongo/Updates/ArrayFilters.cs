using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Query;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Updates;

/// <summary>The conditions behind <c>$[name]</c>. Each filter document speaks of one name only.</summary>
internal static class ArrayFilters
{
    public static Dictionary<string, Func<RawValue, bool>> Parse(RawValue filters)
    {
        var parsed = new Dictionary<string, Func<RawValue, bool>>();
        if (filters.IsNullish)
            return parsed;
        if (!filters.IsArray)
            throw MongoErrorException.TypeMismatch($"BSON field 'update.updates.arrayFilters' is the wrong type '{filters.Tag.Alias()}', expected type 'array'");
        foreach (var filter in filters.ToItems())
        {
            if (!filter.IsDocument)
                throw MongoErrorException.TypeMismatch($"BSON field 'update.updates.arrayFilters.0' is the wrong type '{filter.Tag.Alias()}', expected type 'object'");
            var names = new HashSet<string>();
            CollectNames(filter, names);
            if (names.Count != 1)
                throw MongoErrorException.FailedToParse(names.Count == 0 ? "Cannot use an expression without a top-level field name in arrayFilters" : $"Error parsing array filter :: caused by :: Expected a single top-level field name, found '{string.Join("' and '", names)}'");
            var name = names.First();
            if (!char.IsAsciiLetterLower(name[0]) || !name.All(char.IsAsciiLetterOrDigit))
                throw MongoErrorException.BadValue($"Error parsing array filter :: caused by :: The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '{name}'");
            var matcher = MatchParser.Parse(filter);
            var key = name.AsUtf8();
            var test = (RawValue item) =>
            {
                var row = new Row(RawValue.EmptyDocument);
                row.Set(key, item);
                return matcher.Matches(row);
            };
            if (!parsed.TryAdd(name, test))
                throw MongoErrorException.FailedToParse($"Found multiple array filters with the same top-level field name {name}");
        }

        return parsed;
    }

    private static void CollectNames(RawValue filter, HashSet<string> names)
    {
        foreach (var (name, value) in FieldNames.AndValues(filter))
        {
            if (!name.StartsWith('$') && name.Length > 0)
                names.Add(name.Split('.')[0]);
            else if (value.IsArray)
                value.ToItems().ForEach(item => CollectNames(item, names));
        }
    }
}
