namespace MongoDB.Driver;

/// <summary>How a client connects. Frozen once a client uses it.</summary>
public class MongoClientSettings
{
    /// <summary>What the server's log calls this program; null for nothing.</summary>
    public string ApplicationName { get; set => field = Changed(value); } = null!;

    /// <summary>Default 30 s.</summary>
    public TimeSpan ConnectTimeout { get; set => field = Changed(value); } = TimeSpan.FromSeconds(30);

    public MongoCredential Credential { get; set => field = Changed(value); } = null!;

    /// <summary>Whether to talk to just this server even if it belongs to a replica set.</summary>
    public bool DirectConnection { get; set => field = Changed(value); }

    public bool IsFrozen { get; private set; }

    /// <summary>An idle connection is closed after this time. Default 10 min.</summary>
    public TimeSpan MaxConnectionIdleTime { get; set => field = Changed(value); } = TimeSpan.FromMinutes(10);

    /// <summary>A connection is replaced after this time. Default 30 min.</summary>
    public TimeSpan MaxConnectionLifeTime { get; set => field = Changed(value); } = TimeSpan.FromMinutes(30);

    /// <summary>Default 100.</summary>
    public int MaxConnectionPoolSize { get; set => field = Changed(value); } = 100;

    public ReadPreference ReadPreference { get; set => field = Changed(value); } = ReadPreference.Primary;

    /// <summary>Has no effect on a single server.</summary>
    public bool RetryReads { get; set => field = Changed(value); } = true;

    /// <summary>Has no effect on a single server.</summary>
    public bool RetryWrites { get; set => field = Changed(value); } = true;

    public MongoServerAddress Server { get; set => field = Changed(value); } = new("localhost");

    /// <summary>How long an operation waits for a server to appear. Default 30 s.</summary>
    public TimeSpan ServerSelectionTimeout { get; set => field = Changed(value); } = TimeSpan.FromSeconds(30);

    /// <summary>How long a reply may take; zero, the default, for as long as it takes.</summary>
    public TimeSpan SocketTimeout { get; set => field = Changed(value); } = TimeSpan.Zero;

    /// <summary>How long an operation waits for a free connection. Default 2 min.</summary>
    public TimeSpan WaitQueueTimeout { get; set => field = Changed(value); } = TimeSpan.FromMinutes(2);

    public WriteConcern WriteConcern { get; set => field = Changed(value); } = WriteConcern.Acknowledged;

    /// <exception cref="MongoConfigurationException">The text is no connection string.</exception>
    public static MongoClientSettings FromConnectionString(string connectionString) => FromUrl(new MongoUrl(connectionString));

    /// <exception cref="NotSupportedException">The string asks for what only the genuine driver can do.</exception>
    public static MongoClientSettings FromUrl(MongoUrl url)
    {
        ArgumentNullException.ThrowIfNull(url);
        RefuseUnsupported(url);
        return new MongoClientSettings
        {
            ApplicationName = url.ApplicationName,
            ConnectTimeout = url.ConnectTimeout,
            Credential = url.GetCredential(),
            DirectConnection = url.DirectConnection,
            MaxConnectionIdleTime = url.MaxConnectionIdleTime,
            MaxConnectionLifeTime = url.MaxConnectionLifeTime,
            MaxConnectionPoolSize = url.MaxConnectionPoolSize,
            RetryReads = url.RetryReads ?? true,
            RetryWrites = url.RetryWrites ?? true,
            Server = url.Server,
            ServerSelectionTimeout = url.ServerSelectionTimeout,
            SocketTimeout = url.SocketTimeout,
            WaitQueueTimeout = url.WaitQueueTimeout,
            WriteConcern = new WriteConcern(new Optional<WriteConcern.WValue>(url.W), url.WTimeout, default, url.Journal),
        };
    }

    /// <summary>A copy that can be changed.</summary>
    public MongoClientSettings Clone()
    {
        var clone = (MongoClientSettings)MemberwiseClone();
        clone.IsFrozen = false;
        return clone;
    }

    public MongoClientSettings Freeze()
    {
        IsFrozen = true;
        return this;
    }

    private static void RefuseUnsupported(MongoUrl url)
    {
        var feature = url.IsSrv ? "mongodb+srv://"
            : url.Servers.Count() > 1 ? "A connection string with several servers"
            : url.ReplicaSetName is not null ? $"The replica set {url.ReplicaSetName}"
            : url.LoadBalanced ? "A load balancer"
            : url.UseTls ? "TLS"
            : null;
        if (feature is not null)
        {
            throw GenuinePackage.NeededFor(feature);
        }
    }

    private T Changed<T>(T value) => IsFrozen ? throw new InvalidOperationException("MongoClientSettings is frozen.") : value;
}
