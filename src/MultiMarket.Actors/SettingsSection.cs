using System.Globalization;
using Akka.Configuration;

namespace MultiMarket.Actors;

/// <summary>Reads values of one HOCON section and refuses those out of range, naming their path.</summary>
internal sealed class SettingsSection(Config config, string path)
{
    public int Int(string key, int fallback, int min, int max)
    {
        var value = Read(key, full => config.GetInt(full, fallback));
        return value >= min && value <= max ? value : throw new ConfigurationException($"{path}.{key} must lie between {min} and {max}, but is {value}");
    }

    public TimeSpan Time(string key, TimeSpan fallback, TimeSpan? max = null)
    {
        var value = Read(key, full => config.GetTimeSpan(full, fallback, allowInfinite: false));
        if (value <= TimeSpan.Zero) throw Wrong(key, $"must be a positive duration such as 3s, but is {value}");
        if (value > max) throw Wrong(key, $"must be at most {max?.TotalDays:0} d, but is {value.TotalDays:0} d");
        return value;
    }

    public double Number(string key, double fallback, double min, double max)
    {
        var value = Read(key, full => config.GetDouble(full, fallback));
        return value >= min && value <= max ? value : throw Wrong(key, $"must lie between {min} and {max}, but is {value}");
    }

    /// <summary>A list of whole numbers.</summary>
    public IReadOnlyList<int> Ints(string key, IReadOnlyList<int> fallback, int min, int max)
    {
        var values = Values(key, fallback, text => int.Parse(text, CultureInfo.InvariantCulture));
        return values.Count == fallback.Count && values.All(v => v >= min && v <= max) ? values : throw Wrong(key, $"must hold {fallback.Count} numbers from {min} to {max}");
    }

    /// <summary>A list of weights: none negative, one positive at least.</summary>
    /// <param name="key">The key.</param>
    /// <param name="fallback">The default.</param>
    /// <param name="mostCount">How many there may be; null for exactly as many as the default has.</param>
    public IReadOnlyList<double> Weights(string key, IReadOnlyList<double> fallback, int? mostCount = null)
    {
        var values = Values(key, fallback, text => double.Parse(text, CultureInfo.InvariantCulture));
        var counts = mostCount is { } most ? values.Count >= 1 && values.Count <= most : values.Count == fallback.Count;
        if (!counts) throw Wrong(key, mostCount is null ? $"must hold {fallback.Count} weights, but holds {values.Count}" : $"must hold 1 to {mostCount} weights, but holds {values.Count}");
        return values.All(v => v >= 0 && double.IsFinite(v)) && values.Sum() > 0 ? values : throw Wrong(key, "must hold weights that are not negative, one of them positive");
    }

    /// <summary>A list of texts, each turned into a value.</summary>
    public IReadOnlyList<T> Values<T>(string key, IReadOnlyList<T> fallback, Func<string, T> parse) =>
        Read(key, full => config.HasPath(full) ? [.. config.GetStringList(full).Select(parse)] : fallback);

    public DateOnly Day(string key, DateOnly fallback) =>
        Read(key, full => config.HasPath(full) ? DateOnly.ParseExact(config.GetString(full), "yyyy-MM-dd", CultureInfo.InvariantCulture) : fallback);

    public SettingsSection Below(string key) => new(config, $"{path}.{key}");

    public string Text(string key, string fallback) => Read(key, full => config.GetString(full, fallback));

    public ConfigurationException Wrong(string key, string what) => new($"{path}.{key} {what}");

    private T Read<T>(string key, Func<string, T> read)
    {
        try
        {
            return read($"{path}.{key}");
        }
        catch (Exception e) when (e is FormatException or NotSupportedException or OverflowException)
        {
            throw new ConfigurationException($"{path}.{key} cannot be read: {e.Message}", e);
        }
    }
}
