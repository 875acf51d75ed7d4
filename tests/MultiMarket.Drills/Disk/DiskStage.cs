using MultiMarket.Drills.Support;

namespace MultiMarket.Drills.Disk;

/// <summary>A host in trouble with its disk, and what was dropped into its folders.</summary>
internal sealed class DiskStage(HostProcess host)
{
    private readonly List<DroppedFile> _dropped = [];
    private int _files;

    /// <summary>Every file that was dropped.</summary>
    public IReadOnlyList<DroppedFile> Dropped => _dropped;

    /// <summary>Drops orders into the folder of the web site.</summary>
    public void Drop(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var name = $"disk-{++_files}.json";
            Put(name, OrderTexts.Of("web", name), ExpectedFate.Archived);
        }
    }

    /// <summary>Drops files that break a rule.</summary>
    public void DropBad(int count)
    {
        for (var i = 0; i < count; i++) Put($"disk-bad-{++_files}.json", OrderTexts.Of("mobile", $"{_files}"), ExpectedFate.Rejected);
    }

    public void Put(string name, byte[] content, ExpectedFate fate, UnixFileMode? mode = null)
    {
        host.Drop("site_web", name, content, mode: mode);
        _dropped.Add(DroppedFile.Of("site_web", name, content, fate));
    }

    /// <summary>Waits until the status says why files of the web site wait.</summary>
    public Task StatusSaysAsync(string why) => Eventually.BecomesAsync(
        $"the status says why files wait: {why}",
        async () => (await host.GetAsync("/api/status")).GetProperty("channels")[0].GetProperty("folder_error").GetString() ?? "",
        error => error.Contains(why, StringComparison.OrdinalIgnoreCase),
        TimeSpan.FromSeconds(30));

    public Task StoredAsync(int count) => Eventually.BecomesAsync(
        $"{count} orders are stored", () => host.Orders.CountDocumentsAsync(new MongoDB.Bson.BsonDocument()), n => n >= count, TimeSpan.FromSeconds(30));

    /// <summary>Everything that must hold holds, and the log told of the trouble as often as there was any.</summary>
    public async Task EndAsync(int troubles = 1)
    {
        await Drill.ShouldEndWellAsync(host, _dropped);
        await Eventually.BecomesAsync("the log says that the trouble is over", () => Task.FromResult(Lines("No file of web is held up any more") + Lines("can be listed again")), n => n == troubles, TimeSpan.FromSeconds(10));
        (Lines("Files of web wait in their folder") + Lines("The folder of web cannot be listed")).ShouldBe(troubles, host.Output);
    }

    private int Lines(string text) => host.Output.Split('\n').Count(l => l.Contains(text, StringComparison.Ordinal));
}
