namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>Something that may be told to end before it is done.</summary>
internal interface IInterruptible
{
    bool IsInterrupted { get; }
}
