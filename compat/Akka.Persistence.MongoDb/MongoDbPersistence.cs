using Akka.Actor;
using Akka.Configuration;

namespace Akka.Persistence.MongoDb;

/// <summary>Brings the plugins' default settings into a system.</summary>
public class MongoDbPersistence : IExtension
{
    private MongoDbPersistence()
    {
    }

    /// <summary>Puts the default settings behind those of the system, unless they are there.</summary>
    public static MongoDbPersistence Get(ActorSystem system) => Provider.Instance.Get(system);

    /// <summary>The default settings, to be put behind those of an application.</summary>
    public static Config DefaultConfiguration()
    {
        using var stream = typeof(MongoDbPersistence).Assembly.GetManifestResourceStream("mongodb.conf");
        using var reader = new StreamReader(stream);
        return ConfigurationFactory.ParseString(reader.ReadToEnd());
    }

    private sealed class Provider : ExtensionIdProvider<MongoDbPersistence>
    {
        public static Provider Instance { get; } = new();

        public override MongoDbPersistence CreateExtension(ExtendedActorSystem system)
        {
            system.Settings.InjectTopLevelFallback(DefaultConfiguration());
            return new MongoDbPersistence();
        }
    }
}
