using MultiMarket.Drills.Support;

namespace MultiMarket.Drills.Time;

/// <summary>The wall clock of the host is set while it works.</summary>
[Collection(FaultyStageDrills.Name)]
public sealed class ClockSetBack(FaultyStage stage)
{
    [Fact]
    public async Task Clock_back_an_hour()
    {
        stage.Put("before.json", OrderTexts.Of("web", "before"));
        await stage.LeavesAsync("before.json");
        await stage.Faults.SetClockAsync(TimeSpan.FromHours(-1));

        // Everything that is written from here on is dated an hour ahead of the host.
        var half = OrderTexts.Of("web", "half");
        stage.Put("after.json", OrderTexts.Of("web", "after"));
        stage.Put("again.json", OrderTexts.Of("web", "before"));
        stage.Put("conflict.json", OrderTexts.Of("web", "before", client: "C2"), ExpectedFate.Rejected);
        stage.Put("broken.json", half[..50], ExpectedFate.Rejected);
        stage.Put("half.json", half[..60], ExpectedFate.Withdrawn);
        await stage.LeavesAsync("after.json");
        stage.Overwrite("half.json", half);
        await stage.EndAsync();

        var (exitCode, status, errors) = await stage.Host.CliAsync("status");
        exitCode.ShouldBe(0, errors);
        status.ShouldContain("up 0 s at");
        (await stage.Host.CliAsync("trace", "after.json")).ExitCode.ShouldBe(0);

        await stage.Faults.SetClockAsync(TimeSpan.Zero);
        stage.Put("forward.json", OrderTexts.Of("web", "forward"));
        await stage.EndAsync();
    }

    [Fact]
    public async Task Month_boundary()
    {
        // The archive's days are those of the merchant, who lives in Casablanca: an hour ahead of UTC in January.
        var newYear = new DateTimeOffset(2027, 1, 31, 23, 0, 0, TimeSpan.Zero);
        await SetClockAsync(newYear.AddMinutes(-30));
        stage.Put("january.json", OrderTexts.Of("web", "january"));
        await stage.LeavesAsync("january.json");

        // Received on one day and archived on the next.
        await stage.Faults.HoldAsync("archive.before", () => stage.Put("midnight.json", OrderTexts.Of("web", "midnight")));
        await SetClockAsync(newYear.AddMinutes(1));
        await stage.Faults.DisarmAsync();
        stage.Put("february.json", OrderTexts.Of("web", "february"));
        await stage.EndAsync();

        stage.DaysOf("january.json").ShouldBe(["2027-01-31"]);
        stage.DaysOf("midnight.json").ShouldBe(["2027-01-31"]);
        stage.DaysOf("february.json").ShouldBe(["2027-02-01"]);
        await stage.Faults.SetClockAsync(TimeSpan.Zero);
    }

    private Task SetClockAsync(DateTimeOffset moment) => stage.Faults.SetClockAsync(moment - TimeProvider.System.GetUtcNow());
}
