using MultiMarket.Drills.Support;

namespace MultiMarket.Drills.Kill;

/// <summary>kill -9 in the windows that chance rarely hits. Each drill ends the host at one call, starts it again and compares.</summary>
public sealed class KillAtFaultPoint : IAsyncLifetime
{
    private readonly List<DroppedFile> _dropped = [];
    private FaultyHost _host = null!;

    public async Task InitializeAsync() => _host = await FaultyHost.StartAsync("--no-simulation");

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task In_the_named_windows()
    {
        await Before_the_read();
        await After_the_parse();
        await During_the_insert();
        await After_the_acknowledged_insert_before_the_move();
        await During_a_move();
        await After_a_move();
        await During_a_rejection();
        await Drill.ShouldEndWellAsync(_host.Process, _dropped);
    }

    [Theory]
    [InlineData(2, 9)]
    public Task At_some_calls(int first, int step) => SweepAsync(first, step, atMost: 2);

    [Fact]
    [Trait("Category", "Slow")]
    public Task At_every_call_until_a_run_completes() => SweepAsync(first: 1, step: 1, atMost: int.MaxValue);

    private Task Before_the_read() => KillAsync("read.before", 3);

    private Task After_the_parse() => KillAsync("store.before", 1);

    private Task During_the_insert() => KillAsync("store.during", 1);

    private Task After_the_acknowledged_insert_before_the_move() => KillAsync("store.after", 1);

    private Task During_a_move() => KillAsync("archive.during", 2);

    private Task After_a_move() => KillAsync("archive.after", 1);

    private Task During_a_rejection() => KillAsync("reject.during", 1);

    private async Task KillAsync(string call, int number)
    {
        await _host.ArmAsync("kill", number, call);
        var files = FileSet.Drop(_host.Process, call.Replace('.', '-'));
        _dropped.AddRange(files);
        await _host.DiesAsync();
        await _host.Process.StartAsync();
        await Flow.SettlesAsync(_host.Process, files);
        await Invariant.ShouldHoldAsync(_host.Process.Data, _host.Process.Orders, _dropped);
    }

    // One start for each call: the host that deals with what the last kill left behind is the one that is killed next.
    private async Task SweepAsync(int first, int step, int atMost)
    {
        var deaths = 0;
        for (var number = first; deaths < atMost; number += step)
        {
            await _host.ArmAsync("kill", number);
            var files = FileSet.Drop(_host.Process, $"call-{number}");
            _dropped.AddRange(files);
            if (!await _host.DiesUnlessAsync(() => FileSet.IsDone(_host.Process, files))) break;
            deaths++;
            await _host.Process.StartAsync();
            await Flow.SettlesAsync(_host.Process, files);
            await Invariant.ShouldHoldAsync(_host.Process.Data, _host.Process.Orders, _dropped);
        }

        deaths.ShouldBeGreaterThan(1, "the fault points were not reached");
        await _host.DisarmAsync();
        await Drill.ShouldEndWellAsync(_host.Process, _dropped);
    }
}
