namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>What serverStatus counts since the server started.</summary>
internal sealed class ServerCounters
{
    private static readonly string[] Names = ["insert", "query", "update", "delete", "getmore", "command"];

    private readonly long[] _operations = new long[Names.Length];
    private long _bytesIn;
    private long _bytesOut;
    private long _requests;

    public long BytesIn => Interlocked.Read(ref _bytesIn);

    public long BytesOut => Interlocked.Read(ref _bytesOut);

    public long Requests => Interlocked.Read(ref _requests);

    /// <summary>Commands by kind, in the order in which serverStatus lists them.</summary>
    public IEnumerable<(string Name, long Count)> Operations => Names.Select((name, i) => (name, Interlocked.Read(ref _operations[i])));

    public void Request(long bytes)
    {
        Interlocked.Increment(ref _requests);
        Interlocked.Add(ref _bytesIn, bytes);
    }

    public void Reply(long bytes) => Interlocked.Add(ref _bytesOut, bytes);

    /// <summary>Counts a command by its name.</summary>
    public void Command(string name) => Interlocked.Increment(ref _operations[name switch
    {
        "insert" => 0,
        "find" => 1,
        "update" => 2,
        "delete" => 3,
        "getMore" => 4,
        _ => 5,
    }]);
}
