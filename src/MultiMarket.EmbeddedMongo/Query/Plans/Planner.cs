using MultiMarket.EmbeddedMongo.Storage;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Query.Plans;

/// <summary>Chooses between the indexes of a collection and reading all of it.</summary>
internal static class Planner
{
    private const int MaxRanges = 1000;

    /// <param name="collection">May be null: then nothing is found.</param>
    /// <param name="filter">What the documents must match; asked again for each of them.</param>
    /// <param name="sort">The order wanted, or null.</param>
    /// <param name="hint">The name of the index to use, <c>$natural</c>, or null.</param>
    /// <param name="variables">The variables that the filter may use; null when it uses none.</param>
    public static QueryPlan Plan(CollectionInfo? collection, Matcher filter, KeyPattern? sort = null, string? hint = null, Variables? variables = null)
    {
        if (collection is null || hint == "$natural")
            return QueryPlan.WholeCollection(collection);

        var conditions = Conditions(filter);
        var withoutArrays = variables is not null && Parts(filter).Any(part => part is ExprMatcher) ? Conditions(filter, variables) : conditions;
        QueryPlan? best = null;
        foreach (var index in collection.Indexes)
        {
            if (hint is not null ? hint != index.Name : index.Hidden || (index.Partial is not null && !PartialCoverage.Holds(conditions, index.Partial)))
                continue;
            var plan = Bound(collection, index, index.Multikey ? conditions : withoutArrays, sort);
            // A bounded field is there, and so is the document in a sparse index; otherwise it may lack documents that match.
            if (index.Sparse && plan.BoundFields == 0 && hint is null)
                continue;
            if ((plan.BoundFields > 0 || plan.ProvidesSort || hint is not null) && (best is null || Score(plan) > Score(best)))
                best = plan;
        }

        return best ?? QueryPlan.WholeCollection(collection);
    }

    /// <summary>A plan that reads a whole index instead of the collection, because its entries hold all that is asked for.</summary>
    public static QueryPlan WholeIndex(CollectionInfo collection, IndexInfo index) =>
        new(collection, index, [KeyRange.Everything], 0, Reverse: false, ProvidesSort: false, Covered: true)
        {
            Bounds = [.. index.Pattern.Parts.Select(part => (part.Path.Text, (IReadOnlyList<string>)[part.Descending ? "[MaxKey, MinKey]" : "[MinKey, MaxKey]"]))],
        };

    private static int Score(QueryPlan plan) =>
        plan.BoundFields * 4
        + (plan.ProvidesSort ? 2 : 0)
        + (plan.Index!.Unique && plan.BoundFields == plan.Index.Pattern.Parts.Length ? 100 : 0);

    private static ILookup<string, ValuePredicate> Conditions(Matcher filter) =>
        Parts(filter).OfType<PathMatcher>().ToLookup(part => part.Path.Text, part => part.Predicate);

    /// <summary>The conditions on fields that hold no arrays: an $expr says something about these too.</summary>
    private static ILookup<string, ValuePredicate> Conditions(Matcher filter, Variables variables)
    {
        var equalities = Parts(filter).OfType<ExprMatcher>().SelectMany(part => part.Equalities(variables)).Select(part => (part.Path.Text, Predicate: (ValuePredicate)new EqualPredicate(part.Value)));
        return Parts(filter).OfType<PathMatcher>().Select(part => (part.Path.Text, part.Predicate)).Concat(equalities).ToLookup(part => part.Text, part => part.Predicate);
    }

    private static IEnumerable<Matcher> Parts(Matcher filter) => filter is AndMatcher and ? Flatten(and) : [filter];

    private static IEnumerable<Matcher> Flatten(AndMatcher and) => and.Parts.SelectMany(part => part is AndMatcher inner ? Flatten(inner) : [part]);

    private static QueryPlan Bound(CollectionInfo collection, IndexInfo index, ILookup<string, ValuePredicate> conditions, KeyPattern? sort)
    {
        List<KeyRange> ranges = [KeyRange.Everything];
        var texts = new List<(string Field, IReadOnlyList<string> Intervals)>();
        var bound = 0;
        var fixedFields = 0;
        foreach (var part in index.Pattern.Parts)
        {
            // With arrays in play, one item may meet the first condition and another the second.
            if (bound > 0 && index.Multikey)
                break;
            var bounds = FieldBounds.Of(conditions[part.Path.Text], index.Multikey);
            if (bounds is null || ranges.Count * bounds.Ranges.Count > MaxRanges)
                break;
            if (part.Descending)
                bounds = bounds.Inverted();
            ranges = [.. ranges.SelectMany(prefix => bounds.Ranges.Select(range => new KeyRange([.. prefix.Start, .. range.Start], [.. prefix.End, .. range.End]) { WithoutStart = range.WithoutStart, WithoutEnd = range.WithoutEnd }))];
            texts.Add((part.Path.Text, [.. bounds.Intervals.Select(interval => interval.ToString())]));
            bound++;
            if (!bounds.IsPoint)
                break;
            fixedFields += bounds.Ranges.Count == 1 && fixedFields == bound - 1 ? 1 : 0;
        }

        ranges.Sort((a, b) => a.Start.AsSpan().SequenceCompareTo(b.Start));
        var (provides, reverse) = ranges.Count == 1 ? MatchSort(index, sort, fixedFields) : (false, false);
        foreach (var part in index.Pattern.Parts.Skip(bound))
            texts.Add((part.Path.Text, [part.Descending ? "[MaxKey, MinKey]" : "[MinKey, MaxKey]"]));
        return new QueryPlan(collection, index, ranges, bound, reverse, provides, Covered: false) { Bounds = texts };
    }

    /// <summary>Whether walking the index gives the sort's order, given that its first fields have one value each.</summary>
    private static (bool Provides, bool Reverse) MatchSort(IndexInfo index, KeyPattern? sort, int fixedFields)
    {
        if (sort is null || sort.Parts.Length == 0 || index.Multikey)
            return (false, false);
        var parts = index.Pattern.Parts;
        var constant = parts.Take(fixedFields).Select(part => part.Path.Text).ToHashSet();
        var wanted = sort.Parts.Where(part => !constant.Contains(part.Path.Text)).ToList();
        if (wanted.Count == 0)
            return (true, false);
        if (fixedFields + wanted.Count > parts.Length)
            return (false, false);
        var reverse = wanted[0].Descending != parts[fixedFields].Descending;
        for (var i = 0; i < wanted.Count; i++)
        {
            var part = parts[fixedFields + i];
            if (part.Path.Text != wanted[i].Path.Text || part.Descending != wanted[i].Descending != reverse)
                return (false, false);
        }

        return (true, reverse);
    }
}
