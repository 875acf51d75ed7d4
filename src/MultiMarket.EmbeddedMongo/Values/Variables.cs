namespace MultiMarket.EmbeddedMongo.Values;

/// <summary>The values of <c>$$name</c> variables during one evaluation, by the slot that the parser gave each name.</summary>
internal sealed class Variables
{
    /// <summary>The slot of <c>$$NOW</c>.</summary>
    public const int Now = 0;

    private RawValue[] _slots = new RawValue[4];

    public Variables()
    {
    }

    /// <param name="now">The moment that all of one command's <c>$$NOW</c> answer.</param>
    public Variables(DateTimeOffset now) => _slots[Now] = RawValue.FromDateTime(now.ToUnixTimeMilliseconds());

    public RawValue this[int slot]
    {
        get => slot < _slots.Length ? _slots[slot] : default;
        set
        {
            if (slot >= _slots.Length)
                Array.Resize(ref _slots, Math.Max(slot + 1, _slots.Length * 2));
            _slots[slot] = value;
        }
    }

    /// <summary>A copy for another thread or for a pipeline inside this one.</summary>
    public Variables Copy() => new() { _slots = [.. _slots] };
}
