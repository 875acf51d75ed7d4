using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Query;

/// <summary>A compiled filter. Immutable, so that several threads may use it.</summary>
internal abstract class Matcher
{
    public abstract bool Matches(Row row);

    public bool Matches(RawValue document) => Matches(new Row(document));

    /// <summary>Whether every document matches, so that a scan need not ask.</summary>
    public virtual bool IsAlwaysTrue => false;
}
