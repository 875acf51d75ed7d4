using MultiMarket.Dashboard.Charts;

namespace MultiMarket.Dashboard.Tests.Charts;

public sealed class AxisScaleSpecs
{
    [Theory]
    [InlineData(0, new[] { 0.0, 1 })]
    [InlineData(1, new[] { 0, 0.25, 0.5, 0.75, 1 })]
    [InlineData(97, new[] { 0.0, 25, 50, 75, 100 })]
    [InlineData(100, new[] { 0.0, 25, 50, 75, 100 })]
    [InlineData(101, new[] { 0.0, 25, 50, 75, 100, 125 })]
    [InlineData(1_234_567, new[] { 0.0, 250_000, 500_000, 750_000, 1_000_000, 1_250_000 })]
    [InlineData(0.03, new[] { 0, 0.01, 0.02, 0.03 })]
    public void Marks_are_round_and_reach_the_largest_value(double largest, double[] marks) =>
        AxisScale.For((decimal)largest).Marks.Select(m => (double)m).ShouldBe(marks);

    [Theory]
    [InlineData(1, new[] { 0.0, 1 })]
    [InlineData(2, new[] { 0.0, 1, 2 })]
    [InlineData(7, new[] { 0.0, 2, 4, 6, 8 })]
    [InlineData(9, new[] { 0.0, 2, 4, 6, 8, 10 })]
    public void Marks_of_whole_numbers_are_whole(double largest, double[] marks) =>
        AxisScale.For((decimal)largest, whole: true).Marks.Select(m => (double)m).ShouldBe(marks);

    [Fact]
    public void Values_lie_between_the_ends()
    {
        var scale = AxisScale.For(80);

        scale.Place(0).ShouldBe(0);
        scale.Place(50).ShouldBe(0.5);
        scale.Place(1_000).ShouldBe(1);
        scale.Place(-5).ShouldBe(0);
    }
}
