using MultiMarket.Drills.Support;

namespace MultiMarket.Drills.Races;

/// <summary>Files whose writers have not finished with them.</summary>
[Collection(FaultyStageDrills.Name)]
public sealed class ChangingFiles(FaultyStage stage)
{
    [Fact]
    public async Task Rewritten_during_read()
    {
        await stage.Faults.HoldAsync("read.during", () => stage.Put("rewritten.json", OrderTexts.Of("web", "rewritten-1"), ExpectedFate.Withdrawn));
        stage.Overwrite("rewritten.json", OrderTexts.Of("web", "rewritten-2"));
        await stage.Faults.DisarmAsync();
        await stage.EndAsync();
        (await stage.HoldsAsync("rewritten-2")).ShouldBeTrue();
    }

    [Fact]
    public async Task Rewritten_during_read_under_the_same_id()
    {
        await stage.Faults.HoldAsync("read.during", () => stage.Put("corrected.json", OrderTexts.Of("web", "corrected"), ExpectedFate.Withdrawn));
        stage.Overwrite("corrected.json", OrderTexts.Of("web", "corrected", client: "C2"), ExpectedFate.Rejected);
        await stage.Faults.DisarmAsync();

        // The first was stored before anybody could know of the second: a conflict, of which both facts are kept.
        await stage.EndAsync();
        (await File.ReadAllTextAsync(stage.Host.Rejected("site_web", "corrected.json.reason.json"))).ShouldContain("conflict");
    }

    [Fact]
    public async Task Half_a_file_is_completed_during_read()
    {
        var order = OrderTexts.Of("web", "completed");
        await stage.Faults.HoldAsync("read.during", () => stage.Put("completed.json", order[..100], ExpectedFate.Withdrawn, FaultyStage.LongAgo));
        stage.Overwrite("completed.json", order);
        await stage.Faults.DisarmAsync();
        await stage.EndAsync();
    }

    [Fact]
    public Task Slow_writer() => WriteSlowlyAsync("slow.json", TimeSpan.FromMilliseconds(10));

    [Fact]
    [Trait("Category", "Slow")]
    public Task Slow_writer_of_one_byte_a_second() => WriteSlowlyAsync("slowest.json", TimeSpan.FromSeconds(1));

    [Fact]
    public async Task Atomic_replace_of_a_stored_file()
    {
        await stage.Faults.HoldAsync("archive.before", () => stage.Put("replaced.json", OrderTexts.Of("web", "replaced-1"), ExpectedFate.Withdrawn));
        stage.Put("replaced.json", OrderTexts.Of("web", "replaced-2"));
        await stage.Faults.DisarmAsync();
        await stage.EndAsync();
        stage.DaysOf("replaced.json").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Atomic_replace_of_a_rejected_file()
    {
        var order = OrderTexts.Of("web", "mended");
        await stage.Faults.HoldAsync("reject.before", () => stage.Put("mended.json", order[..^1], ExpectedFate.Withdrawn, FaultyStage.LongAgo));
        stage.Put("mended.json", order);
        await stage.Faults.DisarmAsync();
        await stage.EndAsync();
        File.Exists(stage.Host.Rejected("site_web", "mended.json.reason.json")).ShouldBeFalse();
    }

    [Fact]
    public async Task Atomic_replace_again_and_again()
    {
        const int Versions = 300;
        for (var i = 1; i <= Versions; i++) stage.Put("versions.json", OrderTexts.Of("web", $"version-{i}"), i < Versions ? ExpectedFate.Withdrawn : ExpectedFate.Archived);
        await stage.EndAsync();
        Directory.GetFiles(Path.Combine(stage.Host.Data, "rejected", "site_web"), "versions*").ShouldBeEmpty();
    }

    private async Task WriteSlowlyAsync(string name, TimeSpan pace)
    {
        var order = OrderTexts.Of("web", name);
        using var clock = new PeriodicTimer(pace);
        await using (var file = new FileStream(stage.PathOf(name), FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0))
        {
            foreach (var letter in order)
            {
                file.WriteByte(letter);
                await clock.WaitForNextTickAsync();
            }
        }

        stage.Remember(name, order);
        await stage.EndAsync();
    }
}
