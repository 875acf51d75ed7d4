using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Query;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Updates;

/// <summary>The document that an upsert starts from: what the query says by equality.</summary>
internal static class UpsertSeed
{
    public static RawValue Of(RawValue query, bool idOnly)
    {
        var root = new Node(RawValue.EmptyDocument);
        var seen = new HashSet<string>();
        Collect(root, query, idOnly, seen);
        return root.Value;
    }

    private static void Collect(Node root, RawValue query, bool idOnly, HashSet<string> seen)
    {
        foreach (var (name, condition) in FieldNames.AndValues(query))
        {
            if (name == "$and" && condition.IsArray)
            {
                foreach (var part in condition.ToItems())
                    Collect(root, part, idOnly, seen);
            }
            else if (name == "$or" && condition.IsArray && condition.ToItems() is [var only])
            {
                Collect(root, only, idOnly, seen);
            }
            else if (!name.StartsWith('$') && Equality(condition) is { IsMissing: false } value && (!idOnly || name == "_id"))
            {
                Claim(seen, name);
                UpdateTarget.Find(root, name.Split('.'), create: true)!.Value.Set(value);
            }
        }
    }

    private static void Claim(HashSet<string> seen, string path)
    {
        if (!seen.Add(path))
            throw new MongoErrorException(MongoErrorCode.NotSingleValueField, $"cannot infer query fields to set, path '{path}' is matched twice");
        if (seen.FirstOrDefault(other => IsInside(path, other) || IsInside(other, path)) is not { } other)
            return;
        var (outer, inner) = path.Length < other.Length ? (path, other) : (other, path);
        throw new MongoErrorException(MongoErrorCode.NotSingleValueField, $"cannot infer query fields to set, both paths '{outer}' and '{inner}' are matched");
    }

    private static bool IsInside(string path, string outer) => path.Length > outer.Length && path[outer.Length] == '.' && path.StartsWith(outer, StringComparison.Ordinal);

    private static RawValue Equality(RawValue condition)
    {
        if (!FieldOperators.IsOperators(condition))
            return condition.Tag == BsonTag.Regex ? default : condition;
        var equal = condition.Field("$eq"u8);
        if (!equal.IsMissing)
            return equal;
        foreach (var name in (ReadOnlySpan<string>)["$in", "$all"])
        {
            if (condition.Field(name.AsUtf8()) is { IsArray: true } list && list.ToItems() is [var only] && only.Tag != BsonTag.Regex && !FieldOperators.IsOperators(only))
                return only;
        }

        return default;
    }
}
