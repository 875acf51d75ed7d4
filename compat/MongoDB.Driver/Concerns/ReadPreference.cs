namespace MongoDB.Driver;

/// <summary>Which server answers reads. This stand-in has one server, which answers them all.</summary>
public sealed class ReadPreference : IEquatable<ReadPreference>
{
    private ReadPreference(ReadPreferenceMode mode) => ReadPreferenceMode = mode;

    public static ReadPreference Primary { get; } = new(ReadPreferenceMode.Primary);

    public static ReadPreference PrimaryPreferred { get; } = new(ReadPreferenceMode.PrimaryPreferred);

    public static ReadPreference Secondary { get; } = new(ReadPreferenceMode.Secondary);

    public static ReadPreference SecondaryPreferred { get; } = new(ReadPreferenceMode.SecondaryPreferred);

    public static ReadPreference Nearest { get; } = new(ReadPreferenceMode.Nearest);

    public ReadPreferenceMode ReadPreferenceMode { get; }

    public bool Equals(ReadPreference? other) => other is not null && ReadPreferenceMode == other.ReadPreferenceMode;

    public override bool Equals(object? obj) => Equals(obj as ReadPreference);

    public override int GetHashCode() => (int)ReadPreferenceMode;

    public override string ToString() => $"{{ Mode : {ReadPreferenceMode} }}";
}
