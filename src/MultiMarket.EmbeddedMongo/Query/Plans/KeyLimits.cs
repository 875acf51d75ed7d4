using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Storage;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Query.Plans;

/// <summary>The stretch of an index from the key <c>min</c> on and up to the key <c>max</c>, which is left out; one of them may be missing.</summary>
internal sealed record KeyLimits(RawValue Min, RawValue Max)
{
    /// <summary>The limits that a find gives; null when it gives none.</summary>
    /// <exception cref="MongoErrorException">Code 51173: no hint says which index they are for.</exception>
    public static KeyLimits? Parse(RawValue min, RawValue max, RawValue hint)
    {
        if (!min.Elements.MoveNext() && !max.Elements.MoveNext())
            return null;
        return IndexHint.Parse(hint) is null or "$natural"
            ? throw new MongoErrorException(51173, "When using min()/max() a hint of which index to use must be provided")
            : new KeyLimits(min, max);
    }

    /// <summary>The walk through the stretch, and the test that a document lies in it, which those need that the index has not seen yet.</summary>
    /// <exception cref="MongoErrorException">Code 51174 or 51175: the limits do not fit the index, or each other.</exception>
    public (QueryPlan Plan, Matcher Test) Plan(CollectionInfo collection, IndexInfo index)
    {
        byte[]? min = Key(index, Min), max = Key(index, Max);
        if (min is not null && max is not null && min.AsSpan().SequenceCompareTo(max) >= 0)
            throw new MongoErrorException(51175, "The value provided for min() does not come before the value provided for max().");
        var range = new KeyRange(min ?? [], max ?? []) { WithoutEnd = max is not null };
        return (Planner.WholeIndex(collection, index) with { Ranges = [range], Covered = false }, new Inside(index, min, max));
    }

    private static byte[]? Key(IndexInfo index, RawValue limit)
    {
        var fields = FieldNames.AndValues(limit);
        if (fields.Count == 0)
            return null;
        if (!fields.Select(field => field.Name).SequenceEqual(index.Pattern.Parts.Select(part => part.Path.Text)))
            throw new MongoErrorException(51174, "The index chosen is not compatible with min/max");
        var key = new KeyWriter();
        for (var i = 0; i < fields.Count; i++)
            index.Pattern.Parts[i].Write(key, fields[i].Value.View);
        return key.Written.ToArray();
    }

    private sealed class Inside(IndexInfo index, byte[]? min, byte[]? max) : Matcher
    {
        public override bool Matches(Row row)
        {
            var extractor = new KeyExtractor(index.Pattern);
            var keys = extractor.ExtractAll(row.ToDocument());
            return (!index.Sparse || extractor.HasAnyField) && (index.Partial is null || index.Partial.Matches(row)) && keys.Exists(Holds);
        }

        private bool Holds(byte[] key) => (min is null || key.AsSpan().SequenceCompareTo(min) >= 0) && (max is null || key.AsSpan().SequenceCompareTo(max) < 0);
    }
}
