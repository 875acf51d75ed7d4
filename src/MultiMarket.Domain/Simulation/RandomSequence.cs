using MultiMarket.Domain.Channels;

namespace MultiMarket.Domain.Simulation;

/// <summary>
/// The random numbers of one order (SplitMix64). Each order has a sequence of its own, so that it does not depend on which
/// orders were drawn before, nor on which thread.
/// </summary>
internal struct RandomSequence
{
    private const ulong Step = 0x9E3779B97F4A7C15;
    private ulong _state;

    /// <param name="seed">The seed of the simulation.</param>
    /// <param name="channel">The channel of the order.</param>
    /// <param name="number">The number of the order in its channel.</param>
    /// <param name="purpose">Keeps apart what is drawn for different purposes.</param>
    public RandomSequence(int seed, Channel channel, long number, int purpose)
    {
        // Mixing after each part keeps neighbouring seeds and numbers from sharing a sequence.
        _state = (uint)seed;
        foreach (var c in channel.Name) _state = NextBits() ^ c;
        _state = NextBits() ^ (ulong)number;
        _state = NextBits() ^ (uint)purpose;
    }

    /// <summary>A number from 0 inclusive to 1 exclusive.</summary>
    public double Next() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number from 0 inclusive to <paramref name="limit"/> exclusive.</summary>
    public long Next(long limit) => (long)Math.BigMul(NextBits(), (ulong)limit, out _);

    private ulong NextBits()
    {
        var bits = _state += Step;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
