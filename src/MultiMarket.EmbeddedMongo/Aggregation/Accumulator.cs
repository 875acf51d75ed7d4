using MultiMarket.EmbeddedMongo.Protocol;
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
/// <param name="Argument">Evaluated for every document.</param>
/// <param name="CreateFor">Starts the accumulator of a group with this key.</param>
/// <param name="Prototype">One that tells what all of them can do, and is fed with nothing.</param>
internal sealed record AccumulatorSpec(Expression Argument, Func<RawValue, Accumulator> CreateFor, Accumulator Prototype)
{
    public AccumulatorSpec(Expression argument, Func<Accumulator> create)
        : this(argument, _ => create(), create())
    {
    }

    /// <summary>Starts an accumulator where there is no group, as in a window.</summary>
    public Accumulator Create() => CreateFor(RawValue.EmptyDocument);

    /// <summary>An accumulator that keeps so many values, a number that may depend on the fields of the group's key.</summary>
    /// <exception cref="MongoErrorException">A constant count is not positive; another count fails when its group begins.</exception>
    public static AccumulatorSpec Counted(Expression argument, Expression count, Func<int, Accumulator> create)
    {
        if (count.Constant is not { } constant)
            return new AccumulatorSpec(argument, id => create(CountedArguments.Count(count.Evaluate(new Row(id.IsDocument ? id : RawValue.EmptyDocument)))), create(1));
        var n = CountedArguments.Count(constant);
        return new AccumulatorSpec(argument, () => create(n));
    }
}
