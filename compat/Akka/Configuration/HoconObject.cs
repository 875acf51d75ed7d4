namespace Akka.Configuration;

/// <summary>Values by key, in the order of their first appearance.</summary>
internal sealed class HoconObject
{
    private readonly Dictionary<string, HoconValue> _values = [];

    public bool IsEmpty => _values.Count == 0;

    public IEnumerable<string> Keys => _values.Keys;

    public HoconValue Find(IReadOnlyList<string> path)
    {
        var current = this;
        HoconValue found = null;
        foreach (var key in path)
        {
            if (current is null || !current._values.TryGetValue(key, out found))
            {
                return null;
            }

            current = found.AsObject();
        }

        return found;
    }

    /// <summary>Sets a value; an object is merged into one that stands there.</summary>
    public void Set(IReadOnlyList<string> path, HoconValue value)
    {
        var current = this;
        for (var i = 0; i < path.Count - 1; i++)
        {
            if (!current._values.TryGetValue(path[i], out var next) || next.AsObject() is not { } inner)
            {
                inner = new HoconObject();
                current._values[path[i]] = new HoconValue(inner);
            }

            current = inner;
        }

        var key = path[^1];
        var merges = value.AsObject() is not null && current._values.TryGetValue(key, out var present) && present.AsObject() is not null;
        current._values[key] = merges
            ? new HoconValue(value.AsObject().WithFallback(current._values[key].AsObject()))
            : value;
    }

    public HoconObject WithFallback(HoconObject fallback)
    {
        var merged = new HoconObject();
        foreach (var (key, value) in _values)
        {
            merged._values[key] = value.AsObject() is { } own && fallback._values.TryGetValue(key, out var other) && other.AsObject() is { } behind
                ? new HoconValue(own.WithFallback(behind))
                : value;
        }

        foreach (var (key, value) in fallback._values)
        {
            merged._values.TryAdd(key, value);
        }

        return merged;
    }

    public string Render() =>
        "{" + string.Join(", ", _values.Select(entry => $"\"{entry.Key}\" : {entry.Value.Render()}")) + "}";
}
