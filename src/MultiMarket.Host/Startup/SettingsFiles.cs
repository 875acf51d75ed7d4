using Akka.Configuration;

namespace MultiMarket.Host.Startup;

/// <summary>The settings of the actor system and its actors, in HOCON.</summary>
internal static class SettingsFiles
{
    // Later files may refer to what earlier ones set up, and people find the sections where the names say.
    private static readonly string[] Names = ["akka.conf", "persistence.conf", "channels.conf", "ingestion.conf", "simulation.conf"];

    /// <summary>The folder of the files, beside the program.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "hocon");

    /// <summary>Reads them, each by itself.</summary>
    /// <exception cref="StartupException">One of them cannot be read; the message names it.</exception>
    public static IReadOnlyList<Config> Read(string folder) => [.. Names.Select(name => ReadFile(Path.Combine(folder, name)))];

    private static Config ReadFile(string path)
    {
        try
        {
            return ConfigurationFactory.ParseString(File.ReadAllText(path));
        }
        catch (Exception e) when (e is ConfigurationException or FormatException or IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The settings file {path} cannot be read: {e.Message}");
        }
    }
}
