namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>Adds up what one stage holds in memory, in bytes; several threads that share the stage's work share the meter.</summary>
internal sealed class MemoryMeter(PipelineContext context, string stage)
{
    private long _held;

    /// <summary>Whether more than half of the limit is in use.</summary>
    public bool IsHalfFull => Interlocked.Read(ref _held) > context.MemoryLimit / 2;

    /// <summary>Counts bytes that the stage holds from now on, or has let go of when negative.</summary>
    /// <exception cref="Protocol.MongoErrorException">Code 292: the stage holds more than its limit.</exception>
    public void Add(long bytes) => context.CheckMemory(stage, Interlocked.Add(ref _held, bytes));
}
