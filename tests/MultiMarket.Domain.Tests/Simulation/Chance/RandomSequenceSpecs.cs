using MultiMarket.Domain.Simulation.Chance;

namespace MultiMarket.Domain.Tests.Simulation.Chance;

public sealed class RandomSequenceSpecs
{
    [Fact]
    public void Every_seed_profile_purpose_and_number_has_a_sequence_of_its_own()
    {
        var first = new HashSet<double>();
        for (var seed = -5; seed < 5; seed++)
            for (var profile = 0u; profile < 4; profile++)
                for (var purpose = 0u; purpose < 4; purpose++)
                    for (var number = 0L; number < 100; number++)
                        first.Add(new RandomSequence(seed, profile, purpose, number).Next()).ShouldBeTrue();
    }

    [Fact]
    public void Its_numbers_have_the_distributions_that_they_claim()
    {
        var uniform = Draw(r => r.Next());
        uniform.Average().ShouldBe(0.5, 0.005);
        uniform.ShouldAllBe(u => u >= 0 && u < 1);
        Draw(r => r.Exponential()).Average().ShouldBe(1, 0.01);
        Draw(r => r.Poisson(3)).Average().ShouldBe(3, 0.03);
        Draw(r => r.Next(10)).ShouldAllBe(n => n >= 0 && n < 10);
        Draw(r => r.Happens(0.3) ? 1 : 0).Average().ShouldBe(0.3, 0.005);

        double[] Draw(Func<RandomSequence, double> draw)
        {
            var values = new double[100_000];
            for (var i = 0; i < values.Length; i++) values[i] = draw(new RandomSequence(3, 0, 0, i));
            return values;
        }
    }

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.8, 0.8416)]
    [InlineData(0.025, -1.96)]
    [InlineData(0.999, 3.0902)]
    public void The_normal_quantile_is_exact_to_three_digits(double share, double quantile) => LogNormal.NormalQuantile(share).ShouldBe(quantile, 0.001);
}
