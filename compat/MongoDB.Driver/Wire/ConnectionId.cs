using MongoDB.Driver.Core.Servers;

namespace MongoDB.Driver.Core.Connections;

/// <summary>A connection: the server, a number given here and, once known, the number that the server gave.</summary>
public sealed class ConnectionId : IEquatable<ConnectionId>
{
    private static long _last;

    public ConnectionId(ServerId serverId)
        : this(serverId, Interlocked.Increment(ref _last))
    {
    }

    public ConnectionId(ServerId serverId, long localValue)
    {
        ArgumentNullException.ThrowIfNull(serverId);
        ServerId = serverId;
        LongLocalValue = localValue;
    }

    private ConnectionId(ServerId serverId, long localValue, long serverValue)
        : this(serverId, localValue) => LongServerValue = serverValue;

    public int LocalValue => (int)LongLocalValue;

    public long LongLocalValue { get; }

    public long? LongServerValue { get; }

    public ServerId ServerId { get; }

    public int? ServerValue => (int?)LongServerValue;

    public ConnectionId WithServerValue(long serverValue) => new(ServerId, LongLocalValue, serverValue);

    public bool Equals(ConnectionId? other) => other is not null && LongLocalValue == other.LongLocalValue && ServerId.Equals(other.ServerId);

    public override bool Equals(object? obj) => Equals(obj as ConnectionId);

    public override int GetHashCode() => HashCode.Combine(ServerId, LongLocalValue);

    public override string ToString() => LongServerValue is { } server
        ? $"{{ ServerId : {ServerId}, LocalValue : {LongLocalValue}, ServerValue : \"{server}\" }}"
        : $"{{ ServerId : {ServerId}, LocalValue : {LongLocalValue} }}";
}
