namespace Akka.Configuration;

/// <summary>Ways to a <see cref="Config"/>.</summary>
public class ConfigurationFactory
{
    private ConfigurationFactory()
    {
    }

    public static Config Empty => new(new HoconObject());

    /// <summary>Parses HOCON.</summary>
    /// <exception cref="FormatException">Not HOCON, or a substitution without a value.</exception>
    /// <exception cref="ConfigurationException">A value has a separator in it that must be quoted.</exception>
    public static Config ParseString(string hocon) => new(HoconParser.Parse(hocon));

    /// <summary>The reference configuration.</summary>
    public static Config Default()
    {
        using var stream = typeof(ConfigurationFactory).Assembly.GetManifestResourceStream("reference.conf");
        using var reader = new StreamReader(stream);
        return ParseString(reader.ReadToEnd());
    }
}
