namespace MultiMarket.EmbeddedMongo.Storage;

/// <summary>How often queries have used an index since the server started.</summary>
internal sealed class IndexUsage
{
    private long _queries;

    public long Queries => Interlocked.Read(ref _queries);

    public void Count() => Interlocked.Increment(ref _queries);
}
