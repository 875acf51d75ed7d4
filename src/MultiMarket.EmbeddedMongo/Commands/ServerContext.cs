using Microsoft.Extensions.Logging;
using MultiMarket.EmbeddedMongo.Aggregation;
using MultiMarket.EmbeddedMongo.Security;
using MultiMarket.EmbeddedMongo.Storage;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>What all commands share.</summary>
internal sealed class ServerContext(EmbeddedMongoOptions options, StorageEngine storage, ILogger logger) : IDisposable
{
    private ExpiryMonitor? _expiry;

    public EmbeddedMongoOptions Options => options;

    public StorageEngine Storage => storage;

    public ILogger Logger => logger;

    public TimeProvider Time => options.TimeProvider;

    public AccessControl Access { get; } = new(options.Users);

    public CursorRegistry Cursors { get; } = new(options.TimeProvider, options.CursorTimeout);

    public ObjectIdSource ObjectIds { get; } = new(options.TimeProvider);

    /// <summary>When the server started.</summary>
    public long StartedTimestamp { get; } = options.TimeProvider.GetTimestamp();

    public DateTimeOffset StartedAt { get; } = options.TimeProvider.GetUtcNow();

    public ServerCounters Counters { get; } = new();

    public RunningOperations Operations { get; } = new(options.TimeProvider);

    /// <summary>Deletes what has expired.</summary>
    public ExpiryMonitor Expiry => _expiry ??= new ExpiryMonitor(this);

    public int Port { get; set; }

    /// <summary>Connections open at this moment.</summary>
    public int OpenConnections;

    /// <summary>Connections accepted since start.</summary>
    public int AcceptedConnections;

    /// <summary>Connections closed at once since start, because too many were open.</summary>
    public int RefusedConnections;

    public PipelineContext NewContext(IDocumentStore store, Deadline deadline) => new()
    {
        Store = store,
        Variables = new Variables(Time.GetUtcNow()),
        MemoryLimit = options.StageMemoryLimit,
        Deadline = deadline,
        ServerStart = StartedAt,
        Operations = Operations,
    };

    public void Dispose() => Cursors.Dispose();
}
