using Akka.Configuration;

namespace Akka.Actor;

/// <summary>Types that the configuration names.</summary>
internal static class ConfiguredTypes
{
    /// <exception cref="ConfigurationException">There is no such type.</exception>
    public static Type Find(string name, string path) => Type.GetType(name) ?? typeof(ConfiguredTypes).Assembly.GetType(name)
        ?? throw new ConfigurationException($"[{path}] names the type [{name}], which cannot be loaded.");

    /// <exception cref="ConfigurationException">There is no such type.</exception>
    public static T Make<T>(string name, string path, params object[] arguments) =>
        (T)Activator.CreateInstance(Find(name, path), arguments);
}
