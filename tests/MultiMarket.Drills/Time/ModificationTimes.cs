using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Drills.Support;

namespace MultiMarket.Drills.Time;

/// <summary>Files whose modification time is not to be believed.</summary>
[Collection(FaultyStageDrills.Name)]
public sealed class ModificationTimes(FaultyStage stage)
{
    private const string FarReaching = "/dev/shm"; // a tmpfs, which keeps 64 bits of seconds

    private static readonly DateTime[] Moments =
    [
        DateTime.UnixEpoch, DateTime.UnixEpoch.AddYears(-40), TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1), DateTime.UnixEpoch.AddSeconds(int.MaxValue + 1L), DateTime.UnixEpoch.AddYears(400),
    ];

    [Fact]
    public async Task Modification_time_in_the_future_or_long_past()
    {
        for (var i = 0; i < Moments.Length; i++)
        {
            var order = OrderTexts.Of("web", $"dated-{i}");
            stage.Put($"dated-{i}.json", order, ExpectedFate.Archived, Moments[i]);
            stage.Put($"dated-broken-{i}.json", order[..^1], ExpectedFate.Rejected, Moments[i]);
        }

        await stage.EndAsync();
    }

    [Fact]
    public void Modification_time_that_no_calendar_knows()
    {
        if (!Directory.Exists(FarReaching)) return;
        var data = Path.Combine(FarReaching, $"multimarket-{Guid.NewGuid():N}");
        try
        {
            var folders = new OrderFolders(data);
            folders.Create();
            var buffer = Array.Empty<byte>();
            foreach (var (name, seconds) in (( string, string)[])[("ahead.json", "99999999999999"), ("behind.json", "-99999999999999")])
            {
                File.WriteAllText(Path.Combine(folders.SourceFolder(Channel.Web), name), "{}");
                Tool.Run("touch", "-d", $"@{seconds}", Path.Combine(folders.SourceFolder(Channel.Web), name));
                new SourceFolderCensus(folders).Look(Channel.Web, CancellationToken.None).OldestFile.ShouldBe(name);
                var content = folders.Read(Channel.Web, name, ref buffer);
                content.Kind.ShouldBe(FileContentKind.Whole);
                folders.Archive(Channel.Web, name, content.Stamp, new DateOnly(2026, 1, 31)).ShouldBe(MoveOutcome.Moved);
            }
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }
}
