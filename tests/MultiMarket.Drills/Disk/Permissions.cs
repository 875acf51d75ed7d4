using MultiMarket.Drills.Support;

namespace MultiMarket.Drills.Disk;

/// <summary>Files and folders that the host may not use.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class Permissions : IAsyncLifetime
{
    private const UnixFileMode All = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private readonly HostProcess _host = HostProcess.Prepare(options: "--no-simulation");
    private readonly DiskStage _stage;

    public Permissions() => _stage = new DiskStage(_host);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [UnprivilegedFact]
    public async Task Permission_denied_on_a_folder_and_on_a_file()
    {
        _host.Prefix = Unprivileged.Prefix;
        await _host.StartAsync();

        var archive = Path.Combine(_host.Data, "archive", "site_web");
        File.SetUnixFileMode(archive, UnixFileMode.None);
        _stage.Drop(40);
        await _stage.StatusSaysAsync("denied");
        File.SetUnixFileMode(archive, All);
        await Eventually.TrueAsync("the files are archived", () => _host.Archived("site_web").Length == 40, TimeSpan.FromSeconds(40));

        // One file that may not be read stops no other.
        var locked = Path.Combine(_host.Data, "sources", "site_web", "locked.json");
        _stage.Put("locked.json", OrderTexts.Of("web", "locked"), ExpectedFate.Archived, UnixFileMode.None);
        _stage.Drop(20);
        await _stage.StoredAsync(60);
        File.Exists(locked).ShouldBeTrue();
        File.SetUnixFileMode(locked, All);
        await Drill.ShouldEndWellAsync(_host, _stage.Dropped);
    }
}
