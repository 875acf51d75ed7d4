using System.Diagnostics;
using MongoDB.Driver;

namespace MultiMarket.Bench.Warehouse;

/// <summary>The embedded warehouse alone in a process, so that time and memory are its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, string connectionString) => (_process, ConnectionString) = (process, connectionString);

    public string ConnectionString { get; }

    public int Id => _process.Id;

    public int Port => new MongoUrl(ConnectionString).Server.Port;

    public IMongoDatabase Database => new MongoClient(ConnectionString).GetDatabase("multi_market");

    /// <summary>Starts the server and waits until it listens.</summary>
    /// <exception cref="InvalidOperationException">It ended instead; the message is what it wrote.</exception>
    public static async Task<ServerProcess> StartAsync(string file)
    {
        var process = Process.Start(Programs.Of("MultiMarket.WarehouseServer", [file]))!;
        process.ErrorDataReceived += (_, e) =>
        {
            if (e.Data is { } line) Console.Error.WriteLine(line);
        };
        process.BeginErrorReadLine();
        var address = await process.StandardOutput.ReadLineAsync();
        return address is not null ? new ServerProcess(process, address) : throw new InvalidOperationException($"the server did not start on {file}");
    }

    /// <summary>Ends the server in good order.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
