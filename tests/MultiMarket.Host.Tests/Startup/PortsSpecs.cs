using System.Net;
using System.Net.Sockets;
using MultiMarket.Host.Settings;
using MultiMarket.Host.Startup;
using Shouldly;

namespace MultiMarket.Host.Tests.Startup;

public sealed class PortsSpecs
{
    [Fact]
    public void A_port_in_use_is_named_with_the_option_that_changes_it()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        Should.Throw<StartupException>(() => Ports.RequireFree(port, SettingNames.Http)).Message
            .ShouldBe($"Port {port} is taken by another program; choose another with --http or MULTIMARKET_HTTP.");
    }

    [Fact]
    public void A_free_port_is_left_free()
    {
        int port;
        using (var other = new TcpListener(IPAddress.Loopback, 0))
        {
            other.Start();
            port = ((IPEndPoint)other.LocalEndpoint).Port;
        }

        Ports.RequireFree(port, SettingNames.Http);

        using var listener = new TcpListener(IPAddress.Loopback, port);
        Should.NotThrow(listener.Start);
    }

    [Fact]
    public void Zero_stands_for_any_free_port() => Should.NotThrow(() => Ports.RequireFree(0, SettingNames.Http));
}
