using System.Net;

namespace MultiMarket.EmbeddedMongo;

/// <summary>Where the embedded warehouse keeps its data and on which address it listens.</summary>
public sealed record EmbeddedMongoOptions
{
    /// <summary>The SQLite file; made together with its folder when absent.</summary>
    public required string DataFile { get; init; }

    /// <summary>TCP port; 0 takes any free one.</summary>
    public int Port { get; init; }

    /// <summary>The address to listen on; loopback by default, since without credentials every client is trusted.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>Who may log in, with SCRAM-SHA-256; empty to trust every client.</summary>
    public IReadOnlyList<EmbeddedMongoUser> Users { get; init; } = [];

    /// <summary>Connections served at the same time; more are closed at once.</summary>
    public int MaxConnections { get; init; } = 1000;

    /// <summary>
    /// How long a client may leave a reply unread, or a message half sent, before its connection is closed. Between two
    /// messages a connection may rest as long as it likes.
    /// </summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a cursor that nobody reads stays open.</summary>
    public TimeSpan CursorTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How often documents are looked for that have expired by an index with <c>expireAfterSeconds</c>.</summary>
    public TimeSpan ExpiryInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Memory in bytes that one blocking stage ($group, $sort …) may fill before it fails with code 292.</summary>
    public long StageMemoryLimit { get; init; } = 100L * 1024 * 1024;

    /// <summary>The clock behind time-outs, ObjectIds and <c>$$NOW</c>.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
