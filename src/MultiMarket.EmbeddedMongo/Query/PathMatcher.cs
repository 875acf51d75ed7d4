using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Query;

/// <summary>
/// Tests the values under one path. Arrays on the way are entered: the path then stands for many values, and one that
/// passes is enough. What "not" means over many values is the business of <see cref="NotMatcher"/>.
/// </summary>
internal sealed class PathMatcher(FieldPath path, ValuePredicate predicate) : Matcher
{
    public FieldPath Path => path;

    public ValuePredicate Predicate => predicate;

    public override IEnumerable<string> Fields => [path.First.AsName()];

    public override bool Matches(Row row) => Visit(row.Field(path.First), 1);

    public override bool MatchesItem(RawValue item) => predicate.Test(item);

    public override int Position(Row row)
    {
        var value = row.Field(path.First);
        var next = 1;
        while (next < path.Count && !value.IsArray)
            value = value.Field(path[next++]);
        if (!value.IsArray)
            return -1;
        return value.ToItems().FindIndex(item => next < path.Count ? item.IsDocument && Visit(item.Field(path[next]), next + 1)
            : predicate is ElementPredicate elements ? elements.TestItem(item)
            : !predicate.WholeArrayOnly && predicate.Test(item));
    }

    private bool Visit(RawValue value, int next)
    {
        while (true)
        {
            if (next == path.Count)
                return TestLeaf(value);
            if (value.IsArray)
                return VisitItems(value, next);
            // A scalar on the way leaves the rest of the path missing.
            value = value.Field(path[next]);
            next++;
        }
    }

    private bool VisitItems(RawValue array, int next)
    {
        var position = 0;
        var items = array.Elements;
        while (items.MoveNext())
        {
            var item = array.At(items);
            if (item.IsDocument && Visit(item.Field(path[next]), next + 1))
                return true;
            if (position++ != path.Index(next))
                continue;
            if (next + 1 == path.Count ? predicate.Test(item) : Visit(item, next + 1))
                return true;
        }

        return false;
    }

    private bool TestLeaf(RawValue value)
    {
        if (value.IsArray && !predicate.WholeArrayOnly)
        {
            var items = value.Elements;
            while (items.MoveNext())
            {
                if (predicate.Test(value.At(items)))
                    return true;
            }
        }

        return predicate.Test(value);
    }
}
