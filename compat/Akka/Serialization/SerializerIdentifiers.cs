using Akka.Actor;
using Akka.Configuration;

namespace Akka.Serialization;

/// <summary>Identifiers that the configuration gives to serializers.</summary>
internal static class SerializerIdentifiers
{
    private const string Section = "akka.actor.serialization-identifiers";

    /// <exception cref="ConfigurationException">There is none for the type.</exception>
    public static int Configured(Type serializer, ActorSystem system)
    {
        var name = $"{serializer.FullName}, {serializer.Assembly.GetName().Name}";
        var path = $"{Section}.\"{name}\"";
        return system.Settings.Config.HasPath(path)
            ? system.Settings.Config.GetInt(path)
            : throw new ConfigurationException($"[{Section}] has no identifier for [{name}]: add one, or override Identifier.");
    }
}
