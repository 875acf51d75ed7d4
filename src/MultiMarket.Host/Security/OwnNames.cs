using System.Net;

namespace MultiMarket.Host.Security;

/// <summary>The names under which this host answers: loopback, the address that a connection came in on, and the public address if there is one.</summary>
internal sealed class OwnNames(AccessOptions options)
{
    private static readonly string[] Loopback = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>True when the host part of an address, with its port, is ours.</summary>
    /// <param name="host">The name and port.</param>
    /// <param name="scheme">The scheme that goes with it, which decides the port when none is given.</param>
    /// <param name="connection">The connection on which the question came up.</param>
    public bool Contain(HostString host, string scheme, ConnectionInfo connection) =>
        IsPublic(host, scheme)
        || ((host.Port ?? DefaultPort(scheme)) == connection.LocalPort && (Loopback.Contains(host.Host, StringComparer.OrdinalIgnoreCase) || IsAddressOf(connection, host.Host)));

    /// <summary>True for the name and port of the public address.</summary>
    public bool IsPublic(HostString host, string? scheme = null) =>
        options.PublicUrl is { } url
        && (scheme is null || scheme == url.Scheme || options.BehindProxy)
        && url.Host.Equals(host.Host, StringComparison.OrdinalIgnoreCase)
        && (host.Port ?? url.Port) == url.Port;

    // A number cannot be made to point elsewhere, as a name can by whoever owns it.
    private static bool IsAddressOf(ConnectionInfo connection, string host) =>
        IPAddress.TryParse(host.Trim('[', ']'), out var address) && connection.LocalIpAddress is { } local && Plain(local).Equals(address);

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static int DefaultPort(string scheme) => scheme == "https" ? 443 : 80;
}
