using MultiMarket.Domain.Figures;

namespace MultiMarket.Domain.Tests.Figures;

public sealed class ChangeSpecs
{
    [Theory]
    [InlineData(125, 100, 0.25)]
    [InlineData(75, 100, -0.25)]
    [InlineData(-50, -100, 0.5)]
    [InlineData(0, 100, -1.0)]
    [InlineData(5, 0, null)]
    [InlineData(null, 5, null)]
    [InlineData(5, null, null)]
    public void A_relative_change_is_a_share_of_the_earlier_value(int? current, int? before, double? change) =>
        Change.Relative(current, before).ShouldBe((decimal?)change);

    [Fact]
    public void A_change_of_a_share_is_their_difference()
    {
        Change.Absolute(0.12m, 0.10m).ShouldBe(0.02m);
        Change.Absolute(null, 0.10m).ShouldBeNull();
    }
}
