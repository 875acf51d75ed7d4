using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>Folds the values of one group into one value.</summary>
internal abstract class Accumulator
{
    public abstract void Add(RawValue value);

    /// <summary>Adds a value of the document that has this place in the input.</summary>
    public virtual void Add(RawValue value, long place) => Add(value);

    /// <summary>Whether several of them, fed with documents in turn, merge into what one would have made.</summary>
    public virtual bool IsMergeable => false;

    /// <summary>Whether the order of the input shows in the result.</summary>
    public virtual bool IsOrdered => true;

    /// <summary>Takes over what another one gathered.</summary>
    public abstract void Merge(Accumulator other);

    public abstract RawValue Result();

    /// <summary>Bytes held, roughly. Asked for after every document, so it must cost nothing.</summary>
    public virtual long MemorySize => 64;
}

/// <summary>One accumulated field of $group: what is evaluated for every document, and what it is folded with.</summary>
internal sealed record AccumulatorSpec(Expression Argument, Func<Accumulator> Create);
