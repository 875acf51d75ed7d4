using MultiMarket.Domain.Simulation.Chance;

namespace MultiMarket.Domain.Tests.Simulation.Chance;

public sealed class WeightedIndexSpecs
{
    [Theory]
    [InlineData(new double[] { 1 })]
    [InlineData(new double[] { 0, 3, 0 })]
    [InlineData(new[] { 0.7, 0.2, 0.1 })]
    [InlineData(new[] { 0.1, 0, 0.3, 0.3, 0.1, 0.1, 0.1, 0, 1e-9 })]
    public void Each_index_is_picked_by_its_weight(double[] weights)
    {
        const int Draws = 200_000;
        var index = new WeightedIndex(weights);
        var random = new RandomSequence(1, 1, 1, 1);
        var picked = new int[weights.Length];
        for (var i = 0; i < Draws; i++) picked[index.Pick(ref random)]++;

        for (var i = 0; i < weights.Length; i++)
        {
            (picked[i] / (double)Draws).ShouldBe(weights[i] / weights.Sum(), 0.005);
            if (weights[i] == 0) picked[i].ShouldBe(0);
        }
    }

    [Theory]
    [InlineData(new double[] { })]
    [InlineData(new double[] { 0, 0 })]
    [InlineData(new double[] { 1, -1 })]
    [InlineData(new[] { 1, double.NaN })]
    [InlineData(new[] { 1, double.PositiveInfinity })]
    public void Useless_weights_are_refused(double[] weights) => Should.Throw<ArgumentException>(() => new WeightedIndex(weights));
}
