using System.Net;
using System.Net.Sockets;

namespace MultiMarket.Cli.Tests.Support;

/// <summary>A port that hangs up on whoever has sent it something.</summary>
internal sealed class MutePort : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public MutePort()
    {
        _listener.Start();
        _ = AnswerAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Dispose() => _listener.Dispose();

    private async Task AnswerAsync()
    {
        var buffer = new byte[4096];
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptSocketAsync();
                await client.ReceiveAsync(buffer);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The listener was disposed.
        }
    }
}
