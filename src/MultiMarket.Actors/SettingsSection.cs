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

    public TimeSpan Time(string key, TimeSpan fallback)
    {
        var value = Read(key, full => config.GetTimeSpan(full, fallback, allowInfinite: false));
        return value > TimeSpan.Zero ? value : throw new ConfigurationException($"{path}.{key} must be a positive duration such as 3s, but is {value}");
    }

    public string Text(string key, string fallback) => Read(key, full => config.GetString(full, fallback));

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
