using System.Globalization;
using MultiMarket.Bench.Output;
using MultiMarket.Bench.Processes;

namespace MultiMarket.Bench.Drain;

/// <summary>A backlog of order files: how fast the real host takes it in, beside a loop that does the least and a collector in Python.</summary>
internal static class DrainBenchmark
{
    public static async Task<int> RunAsync(string[] args)
    {
        var files = 30_000;
        if (args.Length > 1 || (args.Length == 1 && !int.TryParse(args[0], NumberStyles.None, CultureInfo.InvariantCulture, out files)))
        {
            await Console.Error.WriteLineAsync("drain takes one argument at most, the number of files");
            return 2;
        }

        Figures.Title($"A backlog of {files:N0} order files: the real host with its embedded warehouse, beside a bare loop and a Python collector on the same files");
        var scratch = Directory.CreateTempSubdirectory("multimarket-bench-").FullName;
        try
        {
            await using var host = HostProcess.Prepare(null, "--no-simulation", "--backfill", "0");
            // As the launcher starts it.
            host.Environment["DOTNET_GCgen0size"] = "1000000";
            await host.StartAsync();
            var bare = BareLoop.Measure(await Backlog.WriteAsync(Path.Combine(scratch, "bare"), files), Path.Combine(scratch, "bare", "done"));
            Figures.Line("bare loop: two threads read, tokenise, rename", $"{bare:N0} files/s");
            var python = await PythonAsync(host, Path.Combine(scratch, "python"), files);
            Figures.Line("Python collector: pymongo batches into the same warehouse", $"{python:N0} files/s");
            var drained = await HostAsync(host, files);
            Figures.Line("host, to the bare loop", $"{drained / bare:N2}", $">= 0.4", drained / bare >= 0.4);
            Figures.Line("host, to the Python collector", $"{drained / python:N2}", $">= 1.5", drained / python >= 1.5);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }

        return 0;
    }

    private static async Task<double> PythonAsync(HostProcess host, string data, int files)
    {
        await Backlog.WriteAsync(data, files);
        var script = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Drain", "collector.py"));
        return double.Parse(await Pymongo.RunAsync(script, host.WarehouseUri, Path.Combine(data, "sources"), Path.Combine(data, "done")), CultureInfo.InvariantCulture);
    }

    // The files lie there before the intake begins, as after a night without the host.
    private static async Task<double> HostAsync(HostProcess host, int files)
    {
        await SayAsync(host, "pause", "all", "--ingest");
        await Backlog.WriteAsync(host.Data, files);
        var poller = new StatusPoller(host);
        var before = await host.CountsAsync();
        var observed = await Observation.OfAsync(host.ProcessId, async () =>
        {
            await SayAsync(host, "resume", "all", "--ingest");
            await poller.UntilAsync(counts => counts.Inserted - before.Inserted >= files && counts.InFlight == 0);
        });
        var counts = await host.CountsAsync();
        if (counts.Inserted - before.Inserted != files || counts.Rejected != 0) throw new InvalidOperationException($"the host made {counts} of {files} files");

        var rate = files / observed.Wall.TotalSeconds;
        var p99 = Quantiles.Of(poller.Milliseconds, 0.99);
        Figures.Line("host: validated, stored, archived", $"{rate:N0} files/s", $"processor {observed.Processor.TotalSeconds / files * 1e6:N0} us each");
        Figures.Line("host: memory at most, beside the page cache", $"{observed.Megabytes:N0} MB", $"<= 300 MB", observed.Megabytes <= 300, $"resident at the end {host.ResidentMemory / 1e6:N0} MB, with the pages of programs and of the warehouse's file");
        Figures.Line("GET /api/status meanwhile, p99", $"{p99:N1} ms", $"<= 100 ms", p99 <= 100, $"p50 {Quantiles.Of(poller.Milliseconds, 0.5):N1} ms, {poller.Milliseconds.Count} requests");
        return rate;
    }

    private static async Task SayAsync(HostProcess host, params string[] command)
    {
        var (exitCode, output, errors) = await host.CliAsync(command);
        if (exitCode != 0) throw new InvalidOperationException($"{string.Join(' ', command)} failed: {output}{errors}");
    }
}
