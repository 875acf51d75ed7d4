using MultiMarket.Drills.Support;

namespace MultiMarket.Drills.Disk;

/// <summary>The same trouble from real file systems of their own.</summary>
public sealed class RealFileSystems : IAsyncLifetime
{
    private readonly HostProcess _host = HostProcess.Prepare(options: "--no-simulation");
    private readonly List<Mount> _mounts = [];
    private readonly DiskStage _stage;

    public RealFileSystems() => _stage = new DiskStage(_host);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var mount in _mounts) mount.Dispose();
        await _host.DisposeAsync();
    }

    [MountFact]
    public async Task Archive_on_another_device()
    {
        MountAt("archive", "16m");
        await _host.StartAsync();
        _stage.Drop(200);
        await _stage.EndAsync(troubles: 0);
        Hidden("archive").ShouldBeEmpty();
    }

    [MountFact]
    public async Task Full_archive()
    {
        var disk = MountAt("archive", "200k");
        await _host.StartAsync();
        _stage.Drop(100);
        await _stage.StatusSaysAsync("no space left");
        await _stage.StoredAsync(100);
        disk.Resize("16m");
        await _stage.EndAsync();
        Hidden("archive").ShouldBeEmpty();
    }

    [MountFact]
    public async Task Full_rejected()
    {
        var disk = MountAt("rejected", "100k");
        await _host.StartAsync();
        _stage.DropBad(50);
        await _stage.StatusSaysAsync("no space left");
        _stage.Drop(20);
        await _stage.StoredAsync(20);
        disk.Resize("16m");
        await _stage.EndAsync();
        Hidden("rejected").ShouldBeEmpty();
    }

    [MountFact]
    public async Task Read_only_archive()
    {
        var disk = MountAt("archive", "16m");
        await _host.StartAsync();
        _stage.Drop(5);
        await _stage.StoredAsync(5);
        disk.MakeReadOnly();
        _stage.Drop(100);
        await _stage.StatusSaysAsync("read-only");
        disk.MakeWritable();
        await _stage.EndAsync();
    }

    [MountFact]
    public async Task Read_only_source()
    {
        var disk = MountAt(Path.Combine("sources", "site_web"), "16m");
        await _host.StartAsync();
        _stage.Drop(100);
        disk.MakeReadOnly();
        await _stage.StatusSaysAsync("read-only");
        disk.MakeWritable();
        await _stage.EndAsync();
    }

    private Mount MountAt(string folder, string size)
    {
        var mount = Mount.At(Path.Combine(_host.Data, folder), size);
        _mounts.Add(mount);
        return mount;
    }

    // Halves of copies that failed.
    private IEnumerable<string> Hidden(string tree) =>
        Directory.EnumerateFiles(Path.Combine(_host.Data, tree), ".*", SearchOption.AllDirectories);
}
