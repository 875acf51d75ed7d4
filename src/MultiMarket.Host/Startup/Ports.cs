using System.Net;
using System.Net.Sockets;
using MultiMarket.Host.Settings;

namespace MultiMarket.Host.Startup;

/// <summary>Looks at ports before anything is started that would have to be taken down again.</summary>
internal static class Ports
{
    /// <summary>Proves that a port of 127.0.0.1 can be listened on; 0 always can.</summary>
    /// <param name="port">The port.</param>
    /// <param name="option">The option that chose it.</param>
    /// <exception cref="StartupException">It cannot; the message says which option changes it.</exception>
    public static void RequireFree(int port, string option)
    {
        if (port == 0) return;
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
        }
        catch (SocketException e)
        {
            throw Refused(port, option, e.SocketErrorCode);
        }
    }

    /// <summary>The error about a port that cannot be listened on.</summary>
    public static StartupException Refused(int port, string option, SocketError error)
    {
        var reason = error switch
        {
            SocketError.AddressAlreadyInUse => "is taken by another program",
            SocketError.AccessDenied => "is reserved for the system",
            _ => $"cannot be listened on ({error})",
        };
        return new StartupException($"Port {port} {reason}; choose another with {SettingNames.Ways(option)}.");
    }
}
