using MultiMarket.Actors.Ingestion;
using MultiMarket.Domain.Ingestion;
using Shouldly;

namespace MultiMarket.Actors.Tests.Ingestion;

public sealed class ReadinessSpecs
{
    private static readonly Moment Now = new(new DateTimeOffset(2026, 1, 8, 12, 0, 0, TimeSpan.Zero), TimeSpan.FromHours(5));
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(2);

    [Theory]
    [InlineData(0, true)]
    [InlineData(1.9, true)]
    [InlineData(2, false)]
    [InlineData(3600, false)]
    [InlineData(-3600, true)] // dated in the future: only our own observations count
    public void At_first_sight_a_young_file_may_still_grow(double ageSeconds, bool expected) =>
        Readiness.MayStillGrow(Stamp(10, ageSeconds), null, Now, Settle).ShouldBe(expected);

    [Theory]
    [InlineData(1.9, true)]
    [InlineData(2, false)]
    public void A_file_that_looks_the_same_for_the_settle_time_is_as_it_will_be(double sinceSeconds, bool expected)
    {
        var stamp = Stamp(10, -3600);
        Readiness.MayStillGrow(stamp, new Observation(stamp, Now.Steady - TimeSpan.FromSeconds(sinceSeconds)), Now, Settle).ShouldBe(expected);
    }

    [Fact]
    public void A_file_that_looks_different_from_the_last_time_may_still_grow() =>
        Readiness.MayStillGrow(Stamp(11, 3600), new Observation(Stamp(10, 3600), Now.Steady - TimeSpan.FromHours(1)), Now, Settle).ShouldBeTrue();

    [Fact]
    public void A_wall_clock_that_is_set_back_keeps_no_file_waiting()
    {
        var stamp = Stamp(10, 1);
        var later = new Moment(Now.Wall.AddHours(-1), Now.Steady + Settle);
        Readiness.MayStillGrow(stamp, new Observation(stamp, Now.Steady), later, Settle).ShouldBeFalse();
    }

    [Fact]
    public void An_observation_keeps_the_time_since_which_the_file_looks_so()
    {
        var earlier = new Observation(Stamp(10, 1), Now.Steady - TimeSpan.FromSeconds(1));
        Readiness.Observe(Stamp(10, 1), earlier, Now).ShouldBeSameAs(earlier);
        Readiness.Observe(Stamp(11, 1), earlier, Now).Since.ShouldBe(Now.Steady);
    }

    private static FileStamp Stamp(long length, double ageSeconds) => new(length, Now.Wall.UtcDateTime.AddSeconds(-ageSeconds));
}
