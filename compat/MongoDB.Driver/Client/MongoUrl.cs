namespace MongoDB.Driver;

/// <summary>A connection string with its parts.</summary>
public class MongoUrl : IEquatable<MongoUrl>
{
    private readonly ConnectionString _parts;

    /// <exception cref="MongoConfigurationException">The text is no connection string.</exception>
    public MongoUrl(string url)
    {
        _parts = new ConnectionString(url);
        ConnectTimeout = _parts.Milliseconds("connectTimeoutMS") ?? TimeSpan.FromSeconds(30);
        ServerSelectionTimeout = _parts.Milliseconds("serverSelectionTimeoutMS") ?? TimeSpan.FromSeconds(30);
        SocketTimeout = _parts.Milliseconds("socketTimeoutMS") ?? TimeSpan.Zero;
        MaxConnectionIdleTime = _parts.Milliseconds("maxIdleTimeMS") ?? TimeSpan.FromMinutes(10);
        MaxConnectionLifeTime = _parts.Milliseconds("maxLifeTimeMS") ?? TimeSpan.FromMinutes(30);
        WaitQueueTimeout = _parts.Milliseconds("waitQueueTimeoutMS") ?? TimeSpan.FromMinutes(2);
        MaxConnectionPoolSize = _parts.Number("maxPoolSize") ?? 100;
        WTimeout = _parts.Milliseconds("wtimeoutMS") ?? _parts.Milliseconds("wtimeout");
        Journal = _parts.Flag("journal") ?? _parts.Flag("j");
        RetryReads = _parts.Flag("retryReads");
        RetryWrites = _parts.Flag("retryWrites");
        DirectConnection = _parts.Flag("directConnection") ?? false;
        UseTls = _parts.Flag("tls") ?? _parts.Flag("ssl") ?? IsSrv;
        LoadBalanced = _parts.Flag("loadBalanced") ?? false;
        if (_parts.Option("w") is { } w)
        {
            W = WriteConcern.WValue.Parse(w);
        }
    }

    public string ApplicationName => _parts.Option("appName")!;

    public string AuthenticationMechanism => _parts.Option("authMechanism")!;

    /// <summary>The database that knows the user, if the string says so.</summary>
    public string AuthenticationSource => _parts.Option("authSource")!;

    public TimeSpan ConnectTimeout { get; }

    /// <summary>Null if the string names none.</summary>
    public string DatabaseName => _parts.DatabaseName!;

    public bool DirectConnection { get; }

    public bool? Journal { get; }

    public bool LoadBalanced { get; }

    public TimeSpan MaxConnectionIdleTime { get; }

    public TimeSpan MaxConnectionLifeTime { get; }

    public int MaxConnectionPoolSize { get; }

    public string Password => _parts.Password!;

    public string ReplicaSetName => _parts.Option("replicaSet")!;

    public bool? RetryReads { get; }

    public bool? RetryWrites { get; }

    /// <summary>The first server.</summary>
    public MongoServerAddress Server => _parts.Servers[0];

    public TimeSpan ServerSelectionTimeout { get; }

    public IEnumerable<MongoServerAddress> Servers => _parts.Servers;

    public TimeSpan SocketTimeout { get; }

    public string Url => _parts.ToString();

    public bool UseTls { get; }

    public string Username => _parts.Username!;

    public WriteConcern.WValue W { get; } = null!;

    public TimeSpan? WTimeout { get; }

    public TimeSpan WaitQueueTimeout { get; }

    internal bool IsSrv => _parts.IsSrv;

    public static MongoUrl Create(string url) => new(url);

    public MongoCredential GetCredential() => Username is null
        ? null!
        : MongoCredential.Create(AuthenticationMechanism, AuthenticationSource ?? DatabaseName ?? "admin", Username, Password);

    public bool Equals(MongoUrl? rhs) => rhs is not null && Url == rhs.Url;

    public override bool Equals(object? obj) => Equals(obj as MongoUrl);

    public override int GetHashCode() => Url.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Url;
}
