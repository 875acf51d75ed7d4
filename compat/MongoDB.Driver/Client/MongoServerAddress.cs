using System.Globalization;

namespace MongoDB.Driver;

/// <summary>Host and port of a server.</summary>
public class MongoServerAddress : IEquatable<MongoServerAddress>
{
    private const int DefaultPort = 27017;

    public MongoServerAddress(string host)
        : this(host, DefaultPort)
    {
    }

    public MongoServerAddress(string host, int port)
    {
        ArgumentException.ThrowIfNullOrEmpty(host);
        Host = host;
        Port = port;
    }

    public string Host { get; }

    public int Port { get; }

    /// <exception cref="FormatException">Not <c>host</c>, <c>host:port</c> or <c>[IPv6]:port</c>.</exception>
    public static MongoServerAddress Parse(string value) =>
        TryParse(value, out var address) ? address : throw new FormatException($"'{value}' is not a valid server address.");

    public static bool TryParse(string value, out MongoServerAddress address)
    {
        address = null!;
        if (string.IsNullOrEmpty(value))
        {
            return false;
        }

        var colon = value.StartsWith('[') ? value.IndexOf("]:", StringComparison.Ordinal) + 1 : value.IndexOf(':', StringComparison.Ordinal);
        var host = colon > 0 ? value[..colon] : value;
        var port = DefaultPort;
        if (host.Length == 0
            || colon == 0 && !value.StartsWith('[')
            || host.StartsWith('[') != host.EndsWith(']')
            || host.AsSpan().IndexOfAny("/@?# ") >= 0
            || colon > 0 && (!int.TryParse(value.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port) || port is < 1 or > 65535))
        {
            return false;
        }

        address = new MongoServerAddress(host.Trim('[', ']'), port);
        return true;
    }

    public bool Equals(MongoServerAddress? rhs) => rhs is not null && string.Equals(Host, rhs.Host, StringComparison.OrdinalIgnoreCase) && Port == rhs.Port;

    public override bool Equals(object? obj) => Equals(obj as MongoServerAddress);

    public override int GetHashCode() => HashCode.Combine(Host.ToLowerInvariant(), Port);

    public override string ToString() => Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]:{Port}" : $"{Host}:{Port}";
}
