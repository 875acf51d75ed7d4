using System.Diagnostics;
using MongoDB.Bson;
using MongoDB.Driver;
using MultiMarket.Drills.Support;
using Xunit.Abstractions;

namespace MultiMarket.Drills.Actors;

/// <summary>The host is told to stop while files of every kind keep arriving; its warehouse, a process of its own, stays and can be asked.</summary>
public sealed class StopUnderLoad(ITestOutputHelper output) : IAsyncLifetime
{
    private const int EndedBySigint = 128 + 2;

    private HostProcess _warehouse = null!;
    private HostProcess _host = null!;
    private WriterProcess _writer = null!;

    public async Task InitializeAsync()
    {
        _warehouse = await HostProcess.StartAsync(options: ["--no-simulation", "--instance", "warehouse"]);
        _host = await HostProcess.StartAsync(options: ["--no-simulation", "--mongodb", _warehouse.WarehouseUri]);
        _writer = WriterProcess.Start(_host.Data, rate: 500, seed: 3);
        await _host.CountsBecomeAsync("orders flow", c => c.Inserted > 500, seconds: 60);
    }

    public async Task DisposeAsync()
    {
        _writer.Dispose();
        await _host.DisposeAsync();
        await _warehouse.DisposeAsync();
    }

    [Fact]
    public async Task SIGTERM_drains()
    {
        var clock = Stopwatch.StartNew();
        _host.Signal(15);
        (await _host.ExitAsync()).ShouldBe(0, _host.Output);
        output.WriteLine($"ended {clock.Elapsed.TotalSeconds:N1} s after SIGTERM");
        _host.Output.ShouldNotContain(" ERR ");

        // Whatever was on its way has reached its end: no file of a stored order is left behind.
        var archived = FolderCensus.Take(_host.Data).Where(f => f.Place == Place.Archive).Select(f => f.Order!.Key).ToHashSet(StringComparer.Ordinal);
        var stored = (await _warehouse.Orders.Find(new BsonDocument()).ToListAsync()).ConvertAll(d => OrderFacts.OfDocument(d).Key);
        stored.Except(archived).ShouldBeEmpty();
        await StartedAgainItEndsWellAsync();
    }

    [Fact]
    public async Task A_second_SIGINT_ends_at_once()
    {
        // A warehouse that does not answer keeps the drain waiting for the orders on their way.
        _warehouse.Freeze();
        _host.Signal(2);
        await Eventually.TrueAsync("the host drains", () => _host.Output.Contains("Ctrl-C again ends at once", StringComparison.Ordinal), TimeSpan.FromSeconds(15));
        _host.HasExited.ShouldBeFalse(_host.Output);
        var clock = Stopwatch.StartNew();
        _host.Signal(2);
        (await _host.ExitAsync()).ShouldBe(EndedBySigint, _host.Output);
        output.WriteLine($"ended {clock.Elapsed.TotalMilliseconds:N0} ms after the second SIGINT");
        _warehouse.Thaw();
        await StartedAgainItEndsWellAsync();
    }

    private async Task StartedAgainItEndsWellAsync()
    {
        var dropped = await _writer.StopAsync();
        await _host.StartAsync();
        await Drill.ShouldEndWellAsync(_host, dropped, _warehouse.Orders, seconds: 240);
    }
}
