namespace MongoDB.Driver;

/// <summary>An argument that may be left out, as distinct from null.</summary>
public readonly struct Optional<T>(T value)
{
    private readonly T _value = value;

    public bool HasValue { get; } = true;

    /// <exception cref="InvalidOperationException">The argument was left out.</exception>
    public T Value => HasValue ? _value : throw new InvalidOperationException($"{GetType().Name} doesn't have a value.");

    public static implicit operator Optional<T>(T value) => new(value);

    public T WithDefault(T value) => HasValue ? _value : value;
}
