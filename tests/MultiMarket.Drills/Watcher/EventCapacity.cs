using MultiMarket.Actors.Ingestion;

namespace MultiMarket.Drills.Watcher;

/// <summary>More events than a watch keeps while nobody looks.</summary>
public sealed class EventCapacity : IDisposable
{
    private readonly string _folder = HostProcess.TemporaryFolder();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Names_beyond_the_capacity_are_lost_and_the_overflow_is_told_once()
    {
        const int Files = 10_200;
        using var woken = new SemaphoreSlim(0);
        using var events = new FolderEvents(_folder, () => woken.Release());
        for (var i = 0; i < Files; i++) File.WriteAllBytes(Path.Combine(_folder, $"{i}.json"), []);

        woken.Wait(TimeSpan.FromSeconds(20)).ShouldBeTrue();
        SpinWait.SpinUntil(events.TakeOverflow, TimeSpan.FromSeconds(20)).ShouldBeTrue();
        var names = 0;
        while (events.Next() is not null) names++;
        names.ShouldBeLessThan(Files);
        events.IsAlive.ShouldBeTrue();
        woken.CurrentCount.ShouldBe(0, "who has not looked yet is not woken again");
    }
}
