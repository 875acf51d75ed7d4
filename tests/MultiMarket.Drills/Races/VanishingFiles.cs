using MultiMarket.Drills.Support;

namespace MultiMarket.Drills.Races;

/// <summary>Files that somebody takes away while the host deals with them. They come back, so that none may be missing in the end.</summary>
[Collection(FaultyStageDrills.Name)]
public sealed class VanishingFiles(FaultyStage stage) : IDisposable
{
    private readonly string _aside = HostProcess.TemporaryFolder();

    public void Dispose() => Directory.Delete(_aside, recursive: true);

    [Fact]
    public async Task File_vanishes_before_open()
    {
        var before = await stage.Host.CountsAsync();
        await stage.Faults.HoldAsync("read.before", () => stage.Put("unopened.json", OrderTexts.Of("web", "unopened")));
        Take("unopened.json");
        await stage.Faults.DisarmAsync();

        await stage.Host.CountsBecomeAsync("it was never found", c => c == before);
        GiveBack("unopened.json");
        await stage.EndAsync();
    }

    [Fact]
    public async Task File_vanishes_during_read()
    {
        await stage.Faults.HoldAsync("read.during", () => stage.Put("read.json", OrderTexts.Of("web", "read")));
        Take("read.json");
        await stage.Faults.DisarmAsync();

        // What was read was whole; the file has nothing more to say when it comes back.
        await Eventually.BecomesAsync("the order is stored", () => stage.HoldsAsync("read"), held => held, TimeSpan.FromSeconds(15));
        var stored = await stage.Host.CountsBecomeAsync("nothing is in flight", c => c.InFlight == 0);
        GiveBack("read.json");
        await stage.Host.CountsBecomeAsync("it is a duplicate", c => c.Duplicate == stored.Duplicate + 1);
        await stage.EndAsync();
    }

    [Fact]
    public async Task Files_vanish_at_any_moment()
    {
        const int Files = 400;
        using var stop = new CancellationTokenSource();
        var thief = Task.Run(() => TakeWhatComes(stop.Token));
        for (var i = 0; i < Files; i++)
        {
            var order = OrderTexts.Of("web", $"stolen-{i}");
            var broken = i % 3 == 2;
            stage.Put($"stolen-{i}.json", broken ? order[..^1] : order, broken ? ExpectedFate.Rejected : ExpectedFate.Archived, FaultyStage.LongAgo);
        }

        await Eventually.TrueAsync("the folder is empty", () => Directory.GetFiles(stage.Folder).Length == 0, TimeSpan.FromSeconds(20));
        await stop.CancelAsync();
        await thief;
        foreach (var file in Directory.GetFiles(_aside)) GiveBack(Path.GetFileName(file));
        await stage.EndAsync();
    }

    private void TakeWhatComes(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
            foreach (var file in Directory.EnumerateFiles(stage.Folder, "stolen-*.json")) Take(Path.GetFileName(file));
    }

    private void Take(string name)
    {
        try
        {
            File.Move(stage.PathOf(name), Path.Combine(_aside, name));
        }
        catch (FileNotFoundException)
        {
            // The host was faster.
        }
    }

    private void GiveBack(string name) => File.Move(Path.Combine(_aside, name), stage.PathOf(name));
}
