namespace MongoDB.Driver.Core.Clusters;

/// <summary>Tells the clients of a process apart.</summary>
public sealed class ClusterId : IEquatable<ClusterId>
{
    private static int _last;

    public ClusterId()
        : this(Interlocked.Increment(ref _last))
    {
    }

    public ClusterId(int value) => Value = value;

    public int Value { get; }

    public bool Equals(ClusterId? other) => other is not null && Value == other.Value;

    public override bool Equals(object? obj) => Equals(obj as ClusterId);

    public override int GetHashCode() => Value;

    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
