using MultiMarket.Drills.Support;

namespace MultiMarket.Drills.Disk;

/// <summary>What people and other programs do to the folders while the host runs.</summary>
public sealed class FolderTrouble : IAsyncLifetime
{
    private HostProcess _host = null!;
    private DiskStage _stage = null!;

    public async Task InitializeAsync()
    {
        _host = await HostProcess.StartAsync(options: "--no-simulation");
        _stage = new DiskStage(_host);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Archive_name_already_taken()
    {
        _stage.Put("same.json", OrderTexts.Of("web", "first"), ExpectedFate.Archived);
        await Eventually.TrueAsync("it is archived", () => _host.Archived("site_web").Length == 1, TimeSpan.FromSeconds(15));
        _stage.Put("same.json", OrderTexts.Of("web", "second"), ExpectedFate.Archived);
        await Eventually.TrueAsync("the second is archived", () => _host.Archived("site_web").Length == 2, TimeSpan.FromSeconds(15));
        _stage.Put("same.json", OrderTexts.Of("web", "second"), ExpectedFate.Archived);
        await _stage.EndAsync(troubles: 0);
        _host.Archived("site_web").Count(f => Path.GetFileName(f).StartsWith("same", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task Archive_and_rejected_folders_deleted_and_recreated()
    {
        Directory.Delete(Path.Combine(_host.Data, "archive", "site_web"), recursive: true);
        Directory.Delete(Path.Combine(_host.Data, "rejected", "site_web"), recursive: true);
        _stage.Drop(20);
        _stage.DropBad(20);
        await _stage.EndAsync(troubles: 0);
    }

    [Fact]
    public async Task Source_folder_deleted_and_recreated()
    {
        var folder = Path.Combine(_host.Data, "sources", "site_web");
        Directory.Delete(folder, recursive: true);
        await _stage.StatusSaysAsync(folder);
        Directory.CreateDirectory(folder);
        _stage.Drop(20);
        await _stage.EndAsync();
    }

    // A thread needs descriptors to begin: where none is left the runtime ends the process as soon as it wants one. Starting it again,
    // as a service manager would, belongs to the drill.
    [Fact]
    public async Task Too_many_open_files()
    {
        if (Tool.Try("prlimit", "--version").ExitCode != 0) return;
        var process = $"{_host.ProcessId}";
        // What is open stays open, and below that number are the standard streams alone: nothing is free.
        Tool.Run("prlimit", "--pid", process, "--nofile=3:");
        _stage.Drop(100);
        await Eventually.BecomesAsync("the log tells of it", () => Task.FromResult(_host.Output), log => _host.HasExited || log.Contains("Too many open files", StringComparison.Ordinal), TimeSpan.FromSeconds(30));
        Tool.Try("prlimit", "--pid", process, "--nofile=4096:");
        await Eventually.BecomesAsync("the host answers or has ended", IsLiveOrEndedAsync, so => so, TimeSpan.FromSeconds(30));
        if (_host.HasExited) await _host.StartAsync();
        await Drill.ShouldEndWellAsync(_host, _stage.Dropped);
        Directory.GetFiles(Path.Combine(_host.Data, "rejected"), "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    private async Task<bool> IsLiveOrEndedAsync() => _host.HasExited || (await _host.Http.GetAsync($"{_host.Url}/health/live")).IsSuccessStatusCode;
}
