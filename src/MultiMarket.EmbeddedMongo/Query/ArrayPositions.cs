using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Query;

/// <summary>Which item of an array made a document match: what <c>$</c> stands for in projections and updates.</summary>
internal static class ArrayPositions
{
    /// <summary>A test of one item of the array at <paramref name="path"/>, from the conditions of the filter on it; null when there are none.</summary>
    public static Func<RawValue, bool>? ItemTest(string path, Matcher filter)
    {
        var tests = new List<Func<RawValue, bool>>();
        Collect(path, filter, tests);
        return tests.Count == 0 ? null : item => tests.TrueForAll(test => test(item));
    }

    private static void Collect(string path, Matcher filter, List<Func<RawValue, bool>> tests)
    {
        switch (filter)
        {
            case AndMatcher and:
                foreach (var part in and.Parts)
                    Collect(path, part, tests);
                break;
            case PathMatcher { Predicate: ElementPredicate elements } match when match.Path.Text == path:
                tests.Add(elements.TestItem);
                break;
            case PathMatcher match when match.Path.Text == path:
                tests.Add(match.Predicate.Test);
                break;
            case PathMatcher match when match.Path.Text.StartsWith(path + ".", StringComparison.Ordinal):
                var inner = new PathMatcher(new FieldPath(match.Path.Text[(path.Length + 1)..]), match.Predicate);
                tests.Add(item => item.IsDocument && inner.Matches(item));
                break;
        }
    }
}
