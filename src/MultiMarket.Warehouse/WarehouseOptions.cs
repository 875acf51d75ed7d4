using MongoDB.Driver;

namespace MultiMarket.Warehouse;

/// <summary>Where the warehouse is and how patiently it is used.</summary>
public sealed record WarehouseOptions
{
    /// <summary>The database of an address that names none.</summary>
    public const string DefaultDatabase = "multi_market";

    /// <summary>The collection of the orders.</summary>
    public const string Collection = "commandes";

    /// <summary>The collection of the files' fates.</summary>
    public const string JournalCollection = "journal_fichiers";

    /// <summary>A MongoDB connection string. Its database is used, but for <c>admin</c>, which only says where the credentials are kept.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>True for the server inside the host.</summary>
    public bool Embedded { get; init; }

    /// <summary>What the server's log calls this program, unless the connection string says otherwise.</summary>
    public string ApplicationName { get; init; } = "MultiMarket";

    /// <summary><c>ingestion.hote</c> of the orders stored from here.</summary>
    public string HostName { get; init; } = Environment.MachineName;

    /// <summary>How long an operation waits for a server, unless the connection string says otherwise. Default 5 s.</summary>
    public TimeSpan ServerSelectionTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long one batch may take before the warehouse counts as unavailable. Default 30 s.</summary>
    public TimeSpan OperationTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often an idle warehouse is looked after. Default 5 s.</summary>
    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The connection string parsed.</summary>
    /// <exception cref="MongoConfigurationException">It is not valid.</exception>
    internal MongoUrl Url => new(ConnectionString);

    /// <summary>The database in use.</summary>
    internal string Database => Url.DatabaseName is { Length: > 0 } name && name != "admin" ? name : DefaultDatabase;

    /// <summary>The address without credentials and options, as it may be shown to anybody.</summary>
    internal string Address => WarehouseAddress.WithoutCredentials(ConnectionString);
}
