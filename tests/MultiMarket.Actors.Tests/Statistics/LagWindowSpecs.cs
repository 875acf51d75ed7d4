using MultiMarket.Actors.Statistics;
using Shouldly;

namespace MultiMarket.Actors.Tests.Statistics;

public sealed class LagWindowSpecs
{
    [Fact]
    public void Without_samples_there_are_no_figures() => new LagWindow().Summary().Samples.ShouldBe(0);

    [Fact]
    public void Percentiles_are_those_of_the_nearest_rank()
    {
        var window = new LagWindow();
        foreach (var value in Enumerable.Range(1, 100).Reverse()) window.Add(value);
        var summary = window.Summary();
        (summary.Samples, summary.P50Ms, summary.P95Ms, summary.P99Ms).ShouldBe((100, 50, 95, 99));
    }

    [Fact]
    public void Only_the_last_4096_samples_count()
    {
        var window = new LagWindow();
        for (var i = 0; i < 4_096; i++) window.Add(1_000_000);
        for (var i = 0; i < 4_096; i++) window.Add(1);
        var summary = window.Summary();
        (summary.Samples, summary.P99Ms).ShouldBe((4_096, 1));
    }
}
