using System.Diagnostics;
using System.Globalization;

namespace MultiMarket.Testing;

/// <summary>The embedded warehouse alone in a process of its own (bench/MultiMarket.WarehouseServer), on a free port of 127.0.0.1.</summary>
public sealed class WarehouseProcess : IAsyncDisposable
{
    private readonly Process _process;

    private WarehouseProcess(Process process, string connectionString) => (_process, ConnectionString) = (process, connectionString);

    public string ConnectionString { get; }

    public int Port => int.Parse(ConnectionString.AsSpan(ConnectionString.LastIndexOf(':') + 1), CultureInfo.InvariantCulture);

    public int Id => _process.Id;

    /// <summary>Starts the server and waits until it listens.</summary>
    /// <exception cref="InvalidOperationException">It ended instead; the message is what it wrote.</exception>
    public static async Task<WarehouseProcess> StartAsync(string file)
    {
        var process = Process.Start(Programs.Of("MultiMarket.WarehouseServer", [file]))!;
        if (await process.StandardOutput.ReadLineAsync() is not { } address)
            throw new InvalidOperationException($"the warehouse did not start on {file}: {await process.StandardError.ReadToEndAsync()}");
        process.ErrorDataReceived += (_, e) =>
        {
            if (e.Data is { } line) Console.Error.WriteLine(line);
        };
        process.BeginErrorReadLine();
        return new WarehouseProcess(process, address);
    }

    /// <summary>Ends the server as a crash would, and waits until the system has released what it held.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Ends the server in good order, if it still runs.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.StandardInput.Close();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }
}
