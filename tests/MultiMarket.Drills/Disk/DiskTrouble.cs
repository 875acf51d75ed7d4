using MultiMarket.Drills.Support;

namespace MultiMarket.Drills.Disk;

/// <summary>
/// A disk that refuses, by fault points, so that these drills need no permission: files wait where they are, the status and one line of
/// the log say why, nothing is rejected, and all goes on by itself.
/// </summary>
public sealed class DiskTrouble : IAsyncLifetime
{
    private FaultyHost _host = null!;
    private DiskStage _stage = null!;

    public async Task InitializeAsync()
    {
        _host = await FaultyHost.StartAsync("--no-simulation");
        _stage = new DiskStage(_host.Process);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Full_archive_stops_the_taking_up_of_files()
    {
        const int window = 4_000;
        await _host.ArmAsync("while", 1, "archive.before");
        _stage.Drop(window + 2_500);
        await _stage.StatusSaysAsync("no space left");
        // A listing and more later it is still no more than one window.
        await Task.Delay(TimeSpan.FromSeconds(4), TimeProvider.System);
        (await _host.Process.CountsAsync("web")).Found.ShouldBeLessThanOrEqualTo(window + 100);
        await _host.DisarmAsync();
        await _stage.EndAsync();
    }

    [Fact]
    public async Task Full_rejected_holds_up_bad_files_only()
    {
        await _host.ArmAsync("while", 1, "reject.before");
        _stage.DropBad(50);
        await _stage.StatusSaysAsync("no space left");
        _stage.Drop(50);
        await _stage.StoredAsync(50);
        await _host.DisarmAsync();
        await _stage.EndAsync();
    }

    [Fact]
    public async Task Source_that_cannot_be_read()
    {
        await _host.ArmAsync("while", 1, "read.before");
        _stage.Drop(50);
        await _stage.StatusSaysAsync("no space left");
        await _host.DisarmAsync();
        await _stage.EndAsync();
    }
}
