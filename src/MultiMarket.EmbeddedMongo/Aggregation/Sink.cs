using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>One running stage: takes documents and pushes its own to the next one.</summary>
internal abstract class Sink
{
    /// <summary>Takes one document. The row belongs to the caller, who reuses it.</summary>
    /// <returns>False when this and all later stages need no more documents.</returns>
    public abstract bool Accept(Row row);

    /// <summary>There are no more documents; called once, also after a refusal.</summary>
    public abstract void Complete();

    /// <summary>Something failed and nothing more will come; lets go of threads.</summary>
    public virtual void Abandon()
    {
    }
}

/// <summary>The end of a pipeline: keeps whole documents.</summary>
internal sealed class CollectingSink(Action<RawValue> add) : Sink
{
    public override bool Accept(Row row)
    {
        add(row.ToDocument());
        return true;
    }

    public override void Complete()
    {
    }
}
