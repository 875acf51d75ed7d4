using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using MongoDB.Bson;
using MongoDB.Bson.Serialization;

namespace MultiMarket.Drills.Support;

/// <summary>Stands between a host and its warehouse, and does to single commands and to the whole connection what networks and servers do.</summary>
internal sealed class WarehouseProxy : IAsyncDisposable
{
    private readonly int _target;
    private readonly ConcurrentDictionary<TcpClient, Task> _connections = [];
    private readonly CancellationTokenSource _stop = new();
    private TcpListener? _listener;
    private Task _accepting = Task.CompletedTask;

    public WarehouseProxy(int target)
    {
        _target = target;
        Up();
    }

    public int Port { get; private set; }

    public string Uri => $"mongodb://127.0.0.1:{Port}";

    /// <summary>Decides what becomes of a command; commands pass when nothing else is said.</summary>
    public Func<ProxiedCommand, Treatment> Rule { get; set; } = _ => Treatment.Pass;

    /// <summary>How many commands the rule has not let pass.</summary>
    public int Treated { get; private set; }

    /// <summary>Takes connections, after <see cref="Down"/> on the same port.</summary>
    public void Up()
    {
        var listener = new TcpListener(IPAddress.Loopback, Port);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _listener = listener;
        _accepting = AcceptAsync(listener);
    }

    /// <summary>Cuts every connection and refuses others, as a server does that is not there.</summary>
    public void Down()
    {
        _listener!.Stop();
        foreach (var connection in _connections.Keys) connection.Close();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        Down();
        await _accepting;
        await Task.WhenAll(_connections.Values);
        _stop.Dispose();
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(_stop.Token);
                var serving = new TaskCompletionSource();
                _connections[client] = serving.Task;
                _ = ServeAsync(client, serving);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Down.
        }
    }

    private async Task ServeAsync(TcpClient client, TaskCompletionSource served)
    {
        try
        {
            using var server = new TcpClient();
            await server.ConnectAsync(IPAddress.Loopback, _target, _stop.Token);
            var (near, far) = (client.GetStream(), server.GetStream());
            while (await TreatAsync(near, far))
            {
            }
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // Either end is gone.
        }
        finally
        {
            client.Dispose();
            _connections.TryRemove(client, out _);
            served.SetResult();
        }
    }

    // False ends the connection.
    private async Task<bool> TreatAsync(NetworkStream near, NetworkStream far)
    {
        var request = await ReadAsync(near);
        var treatment = ProxiedCommand.Read(request) is { } command ? Rule(command) : Treatment.Pass;
        if (treatment != Treatment.Pass) Treated++;
        if (treatment.Wait > TimeSpan.Zero) await Task.Delay(treatment.Wait, TimeProvider.System, _stop.Token);
        if (treatment.Kind == TreatmentKind.CutBefore) return false;
        if (treatment.Kind == TreatmentKind.Answer)
        {
            await near.WriteAsync(Reply(request, treatment.Document!), _stop.Token);
            return true;
        }

        await far.WriteAsync(request, _stop.Token);
        var reply = await ReadAsync(far);
        if (treatment.Kind == TreatmentKind.CutAfter) return false;
        if (treatment.Kind == TreatmentKind.Amend) reply = Reply(request, Amended(reply, treatment.Document!));
        await near.WriteAsync(treatment.Kind == TreatmentKind.CutInReply ? reply.AsMemory(0, reply.Length / 2) : reply, _stop.Token);
        return treatment.Kind != TreatmentKind.CutInReply;
    }

    private async Task<byte[]> ReadAsync(NetworkStream stream)
    {
        var size = new byte[4];
        await stream.ReadExactlyAsync(size, _stop.Token);
        var message = new byte[BinaryPrimitives.ReadInt32LittleEndian(size)];
        size.CopyTo(message, 0);
        await stream.ReadExactlyAsync(message.AsMemory(4), _stop.Token);
        return message;
    }

    // An OP_MSG reply has one section, of kind 0.
    private static BsonDocument Amended(byte[] reply, BsonDocument more)
    {
        var document = BsonSerializer.Deserialize<BsonDocument>(reply[21..]);
        foreach (var element in more.Elements) document[element.Name] = element.Value;
        return document;
    }

    private static byte[] Reply(byte[] request, BsonDocument document)
    {
        var body = document.ToBson();
        var frame = new byte[21 + body.Length];
        BinaryPrimitives.WriteInt32LittleEndian(frame, frame.Length);
        request.AsSpan(4, 4).CopyTo(frame.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(12), ProxiedCommand.OpMsg);
        body.CopyTo(frame, 21);
        return frame;
    }
}
