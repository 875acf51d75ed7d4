using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Query;

internal sealed class AndMatcher(Matcher[] parts) : Matcher
{
    public IReadOnlyList<Matcher> Parts => parts;

    public override bool IsAlwaysTrue => parts.Length == 0;

    public override bool Matches(Row row)
    {
        foreach (var part in parts)
        {
            if (!part.Matches(row))
                return false;
        }

        return true;
    }
}

internal sealed class OrMatcher(Matcher[] parts) : Matcher
{
    public IReadOnlyList<Matcher> Parts => parts;

    public override bool Matches(Row row)
    {
        foreach (var part in parts)
        {
            if (part.Matches(row))
                return true;
        }

        return false;
    }
}

internal sealed class NotMatcher(Matcher inner) : Matcher
{
    public override bool Matches(Row row) => !inner.Matches(row);
}

internal sealed class ConstantMatcher(bool value) : Matcher
{
    public override bool IsAlwaysTrue => value;

    public override bool Matches(Row row) => value;
}
