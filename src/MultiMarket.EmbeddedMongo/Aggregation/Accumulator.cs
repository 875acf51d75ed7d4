using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>Folds the values of one group into one value.</summary>
internal abstract class Accumulator
{
    public abstract void Add(RawValue value);

    /// <summary>Takes over what another one gathered from documents that come after this one's.</summary>
    public abstract void Merge(Accumulator later);

    public abstract RawValue Result();

    /// <summary>Bytes held, roughly.</summary>
    public virtual long MemorySize => 64;
}

/// <summary>One accumulated field of $group: what is evaluated for every document, and what it is folded with.</summary>
internal sealed record AccumulatorSpec(Expression Argument, Func<Accumulator> Create);
