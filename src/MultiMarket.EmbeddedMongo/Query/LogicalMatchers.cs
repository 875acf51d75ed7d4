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

    public override bool MatchesItem(RawValue item) => Array.TrueForAll(parts, part => part.MatchesItem(item));

    public override IEnumerable<string> Fields => parts.SelectMany(part => part.Fields);

    public override int Position(Row row)
    {
        var position = -1;
        foreach (var part in parts)
            position = part.Position(row) is >= 0 and var found ? found : position;
        return position;
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

    public override IEnumerable<string> Fields => parts.SelectMany(part => part.Fields);

    public override int Position(Row row) => Array.Find(parts, part => part.Matches(row))?.Position(row) ?? -1;
}

internal sealed class NotMatcher(Matcher inner) : Matcher
{
    public override bool Matches(Row row) => !inner.Matches(row);

    public override bool MatchesItem(RawValue item) => !inner.MatchesItem(item);

    public override IEnumerable<string> Fields => inner.Fields;
}

internal sealed class ConstantMatcher(bool value) : Matcher
{
    public override bool IsAlwaysTrue => value;

    public override bool Matches(Row row) => value;

    public override bool MatchesItem(RawValue item) => value;
}
