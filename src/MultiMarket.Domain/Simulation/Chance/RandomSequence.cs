namespace MultiMarket.Domain.Simulation.Chance;

/// <summary>
/// The random numbers of one thing that is drawn (SplitMix64). Each has a sequence of its own, so that it does not depend on what
/// was drawn before, nor on which thread.
/// </summary>
internal struct RandomSequence
{
    private const ulong Step = 0x9E3779B97F4A7C15;
    private ulong _state;

    /// <param name="seed">The seed of the simulation.</param>
    /// <param name="profile">The key of the profile.</param>
    /// <param name="purpose">One of <see cref="Purpose"/>.</param>
    /// <param name="number">The number of what is drawn.</param>
    public RandomSequence(int seed, uint profile, uint purpose, long number)
    {
        // Mixing after each part keeps neighbouring seeds and numbers from sharing a sequence.
        _state = (uint)seed;
        _state = NextBits() ^ (((ulong)profile << 32) | purpose);
        _state = NextBits() ^ (ulong)number;
        _state = NextBits();
    }

    /// <summary>A number from 0 inclusive to 1 exclusive.</summary>
    public double Next() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number from 0 inclusive to <paramref name="limit"/> exclusive.</summary>
    public long Next(long limit) => (long)Math.BigMul(NextBits(), (ulong)limit, out _);

    /// <summary>True in <paramref name="share"/> of the cases.</summary>
    public bool Happens(double share) => Next() < share;

    /// <summary>An exponentially distributed number with mean 1.</summary>
    public double Exponential() => -Math.Log(1 - Next());

    /// <summary>A Poisson-distributed number with a small mean.</summary>
    public int Poisson(double mean)
    {
        var limit = Math.Exp(-mean);
        var count = 0;
        for (var product = Next(); product > limit; product *= Next()) count++;
        return count;
    }

    private ulong NextBits()
    {
        var bits = _state += Step;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
