using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using MongoDB.Bson;
using MongoDB.Driver;

namespace MultiMarket.Testing;

/// <summary>The real host in a process of its own, on free ports of 127.0.0.1 and a data folder of its own.</summary>
public sealed partial class HostProcess : IAsyncDisposable
{
    private readonly StringBuilder _output = new();
    private readonly string[] _options;
    private readonly bool _ownsData;
    private Process? _process;

    private HostProcess(string data, string[] options, bool ownsData = true) => (Data, _options, _ownsData) = (data, options, ownsData);

    public string Data { get; }

    public int HttpPort { get; } = FreePort();

    public int WarehousePort { get; } = FreePort();

    public HttpClient Http { get; } = new() { Timeout = TimeSpan.FromSeconds(20) };

    public string Url => $"http://127.0.0.1:{HttpPort}";

    public string WarehouseUri => $"mongodb://127.0.0.1:{WarehousePort}";

    public int ProcessId => _process!.Id;

    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    public IMongoCollection<BsonDocument> Orders { get; private set; } = null!;

    /// <summary>Environment variables of the next start.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>What stands before the command of the next start, to run it under another account or limit.</summary>
    public string[] Prefix { get; set; } = [];

    public bool HasExited => _process!.HasExited;

    /// <summary>The memory that the process occupies, in bytes.</summary>
    public long ResidentMemory
    {
        get
        {
            _process!.Refresh();
            return _process.WorkingSet64;
        }
    }

    public static string TemporaryFolder() => Directory.CreateTempSubdirectory("multimarket-e2e-").FullName;

    /// <summary>Describes a host that is not started yet.</summary>
    public static HostProcess Prepare(string? data = null, params string[] options) => new(data ?? TemporaryFolder(), options);

    /// <summary>Describes another host on the same data folder, which stays this host's to delete.</summary>
    public HostProcess Beside(params string[] options) => new(Data, options, ownsData: false);

    /// <summary>Starts a host and waits until it is ready.</summary>
    public static async Task<HostProcess> StartAsync(string? data = null, params string[] options)
    {
        var host = new HostProcess(data ?? TemporaryFolder(), options);
        await host.StartAsync();
        return host;
    }

    /// <summary>Starts the host, again if it was stopped, and waits until it is ready.</summary>
    public async Task StartAsync()
    {
        Launch();
        await BecomesReadyAsync();
    }

    /// <summary>Waits until orders can be stored.</summary>
    public Task BecomesReadyAsync() => Eventually.BecomesAsync("the host is ready", IsReadyAsync, ready => ready, TimeSpan.FromSeconds(60));

    /// <summary>Starts the host without waiting for anything.</summary>
    public void Launch()
    {
        _process?.Dispose();
        string[] arguments = ["up", "--data", Data, "--http", $"{HttpPort}", "--warehouse-port", $"{WarehousePort}", .. _options];
        var start = Programs.Of("MultiMarket.Host", arguments);
        foreach (var (name, value) in Environment) start.Environment[name] = value;
        if (Prefix.Length > 0)
        {
            string[] command = [.. Prefix, start.FileName, .. start.ArgumentList];
            start.FileName = command[0];
            start.ArgumentList.Clear();
            foreach (var argument in command[1..]) start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, e) => Append(e.Data);
        _process.ErrorDataReceived += (_, e) => Append(e.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Orders = new MongoClient(WarehouseUri).GetDatabase("multi_market").GetCollection<BsonDocument>("commandes");
    }

    /// <summary>Waits until the host has ended by itself; returns the exit code.</summary>
    public async Task<int> ExitAsync(double seconds = 30)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        await _process!.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    /// <summary>Writes one line to the standard input of the host.</summary>
    public async Task SayAsync(string line)
    {
        await _process!.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Sends a signal by its number: 2 is SIGINT, 15 SIGTERM.</summary>
    public void Signal(int signal) => Signal(_process!.Id, signal);

    /// <summary>Stops the process in its tracks, without its knowledge, until <see cref="Thaw"/>.</summary>
    public void Freeze() => Signal(_process!.Id, 19);

    /// <summary>Lets a frozen process go on.</summary>
    public void Thaw() => Signal(_process!.Id, 18);

    /// <summary>Sends Ctrl-C and waits for the end; returns the exit code.</summary>
    public async Task<int> StopAsync()
    {
        Signal(_process!.Id, 2);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    /// <summary>Ends the host as a crash would, and waits until the system has released what it held.</summary>
    public void Kill()
    {
        _process!.Kill();
        _process.WaitForExit();
    }

    /// <summary>Runs the client against this host.</summary>
    public Task<(int ExitCode, string Output, string Errors)> CliAsync(params string[] arguments)
    {
        var start = Programs.Of("MultiMarket.Cli", arguments);
        start.Environment["MULTIMARKET_HTTP"] = $"{HttpPort}";
        start.Environment["MULTIMARKET_DATA"] = Data;
        return Programs.RunAsync(start);
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        using var stream = await Http.GetStreamAsync(Url + path);
        using var document = await JsonDocument.ParseAsync(stream);
        return document.RootElement.Clone();
    }

    /// <summary>Waits until the host's counters satisfy a condition.</summary>
    public Task<Counts> CountsBecomeAsync(string condition, Func<Counts, bool> holds, double seconds = 15) =>
        Eventually.BecomesAsync(condition, () => CountsAsync(), holds, TimeSpan.FromSeconds(seconds));

    public async Task<Counts> CountsAsync(string? channel = null)
    {
        var status = await GetAsync("/api/status");
        var counts = channel is null
            ? status.GetProperty("totals")
            : status.GetProperty("channels").EnumerateArray().Single(c => c.GetProperty("channel").GetString() == channel).GetProperty("counts");
        return counts.Deserialize<Counts>(JsonSerializerOptions.Web)!;
    }

    /// <summary>Drops a file into a source folder as a program would that writes elsewhere first.</summary>
    public void Drop(string source, string name, byte[] content, DateTime? lastWrite = null, UnixFileMode? mode = null)
    {
        var folder = Path.Combine(Data, "sources", source);
        var hidden = Path.Combine(folder, $".{name}.part");
        File.WriteAllBytes(hidden, content);
        if (lastWrite is { } time) File.SetLastWriteTimeUtc(hidden, time);
        if (mode is { } access && !OperatingSystem.IsWindows()) File.SetUnixFileMode(hidden, access);
        File.Move(hidden, Path.Combine(folder, name));
    }

    public string[] Archived(string source) => [.. Files(Path.Combine("archive", source)).Order(StringComparer.Ordinal)];

    /// <summary>The files in a source folder, but for the hidden ones: a process that is killed leaves behind the one that it was writing.</summary>
    public string[] Waiting(string source) => [.. Files(Path.Combine("sources", source)).Where(f => !Path.GetFileName(f).StartsWith('.'))];

    public string Rejected(string source, string name) => Path.Combine(Data, "rejected", source, name);

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
        Http.Dispose();
        if (_ownsData) Directory.Delete(Data, recursive: true);
    }

    private string[] Files(string folder) => Directory.GetFiles(Path.Combine(Data, folder), "*", SearchOption.AllDirectories);

    private async Task<bool> IsReadyAsync()
    {
        if (_process!.HasExited) throw new InvalidOperationException($"The host ended with {_process.ExitCode}: {Output}");
        using var response = await Http.GetAsync(Url + "/health/ready");
        return response.IsSuccessStatusCode;
    }

    private void Append(string? line)
    {
        if (line is null) return;
        lock (_output) _output.AppendLine(line);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}

/// <summary>The counters of the status.</summary>
public sealed record Counts(long Found, long Inserted, long Duplicate, long Rejected, [property: System.Text.Json.Serialization.JsonPropertyName("in_flight")] long InFlight);
