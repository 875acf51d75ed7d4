using System.Globalization;

namespace Akka.Configuration;

/// <summary>Settings by dotted path; a part with a dot in it is quoted.</summary>
public class Config
{
    private readonly HoconObject _root;

    internal Config(HoconObject root) => _root = root;

    public virtual bool IsEmpty => _root.IsEmpty;

    internal HoconObject Root => _root;

    public static implicit operator Config(string str) => ConfigurationFactory.ParseString(str);

    /// <summary>Settings that this one lacks are taken from the other; objects merge.</summary>
    public virtual Config WithFallback(Config fallback) => fallback is null ? this : new Config(_root.WithFallback(fallback._root));

    public virtual bool HasPath(string path) => Find(path) is not null;

    public virtual string GetString(string path, string @default = null) => Find(path)?.AsText() ?? @default;

    /// <exception cref="NotSupportedException">Not one of on, off, true, false.</exception>
    public virtual bool GetBoolean(string path, bool @default = false) => Find(path)?.AsText() switch
    {
        null => @default,
        "on" or "true" => true,
        "off" or "false" => false,
        var other => throw new NotSupportedException($"[{path}] is [{other}]: write on, off, true or false."),
    };

    /// <exception cref="FormatException">Not decimal digits.</exception>
    public virtual int GetInt(string path, int @default = 0) =>
        Find(path)?.AsText() is { } text ? int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : @default;

    /// <exception cref="FormatException">Not decimal digits.</exception>
    public virtual long GetLong(string path, long @default = 0) =>
        Find(path)?.AsText() is { } text ? long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : @default;

    /// <exception cref="FormatException">Not a number.</exception>
    public virtual double GetDouble(string path, double @default = 0) =>
        Find(path)?.AsText() is { } text ? double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) : @default;

    /// <summary>A number of bytes; null when missing.</summary>
    /// <exception cref="FormatException">Not a size.</exception>
    public virtual long? GetByteSize(string path) => GetByteSize(path, null);

    /// <summary>A number of bytes.</summary>
    /// <exception cref="FormatException">Not a size.</exception>
    public virtual long? GetByteSize(string path, long? def = null) =>
        Find(path)?.AsText() is { } text ? HoconUnits.ParseSize(text) : def;

    /// <summary>A duration; a bare number is milliseconds, <c>infinite</c> is −1 ms.</summary>
    /// <exception cref="FormatException">Not a duration.</exception>
    public virtual TimeSpan GetTimeSpan(string path, TimeSpan? @default = null, bool allowInfinite = true) =>
        Find(path)?.AsText() is { } text ? HoconUnits.ParseDuration(text, allowInfinite) : @default.GetValueOrDefault();

    public virtual IList<string> GetStringList(string path) =>
        Find(path)?.AsArray() is { } array ? [.. array.Select(value => value.AsText())] : [];

    /// <summary>The settings below a path; null when there are none.</summary>
    public virtual Config GetConfig(string path) => Find(path)?.AsObject() is { } found ? new Config(found) : null;

    public override string ToString() => _root.Render();

    private HoconValue Find(string path) => _root.Find(HoconPath.Split(path));
}
