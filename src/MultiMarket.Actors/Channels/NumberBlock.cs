namespace MultiMarket.Actors.Channels;

/// <summary>Reserved order numbers, used from the first to the last. What is left at a restart stays a gap.</summary>
internal sealed class NumberBlock(NumbersReserved reserved)
{
    /// <summary>How many numbers are reserved at once.</summary>
    public const int Size = 100;

    private readonly long _end = reserved.First + reserved.Count;

    /// <summary>The number that <see cref="Take"/> returns next.</summary>
    public long Next { get; private set; } = reserved.First;

    /// <summary>True when every number has been used.</summary>
    public bool IsUsedUp => Next >= _end;

    public long Take() => !IsUsedUp ? Next++ : throw new InvalidOperationException("The block is used up");
}
