using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Query;

/// <summary>A compiled filter. Immutable, so that several threads may use it.</summary>
internal abstract class Matcher
{
    public abstract bool Matches(Row row);

    public bool Matches(RawValue document) => Matches(new Row(document));

    /// <summary>Whether one value passes by itself: an array is no longer entered. What the operators behind $elemMatch ask of an item.</summary>
    public virtual bool MatchesItem(RawValue item) => Matches(item);

    /// <summary>
    /// Of a document that matches: the item by which it does so in the array that was entered last, which is what <c>$</c>
    /// stands for in projections and updates; -1 when none was entered.
    /// </summary>
    public virtual int Position(Row row) => -1;

    /// <summary>The first names of all paths that the filter tests.</summary>
    public virtual IEnumerable<string> Fields => [];

    /// <summary>Whether every document matches, so that a scan need not ask.</summary>
    public virtual bool IsAlwaysTrue => false;
}
