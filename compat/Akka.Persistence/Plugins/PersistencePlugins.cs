using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Configuration;
using Akka.Persistence.Journal;
using Akka.Persistence.Snapshot;

namespace Akka.Persistence.Plugins;

/// <summary>The journals and snapshot stores of a system, each made when it is first used.</summary>
internal sealed class PersistencePlugins(ActorSystem system) : IExtension
{
    private readonly ConcurrentDictionary<string, Lazy<OrderedJournal>> _journals = new();
    private readonly ConcurrentDictionary<string, Lazy<ISnapshotStore>> _snapshotStores = new();

    /// <param name="path">Of its section; null or empty for the one that <c>akka.persistence.journal.plugin</c> names.</param>
    /// <exception cref="ArgumentException">There is no such section, or it names no class.</exception>
    public OrderedJournal JournalFor(string path)
    {
        path = PathOf(path, "akka.persistence.journal.plugin");
        return _journals.GetOrAdd(path, p => new Lazy<OrderedJournal>(() => new OrderedJournal(Make<IEventJournal>(p)))).Value;
    }

    /// <param name="path">Of its section; null or empty for the one that <c>akka.persistence.snapshot-store.plugin</c> names.</param>
    /// <exception cref="ArgumentException">There is no such section, or it names no class.</exception>
    public ISnapshotStore SnapshotStoreFor(string path)
    {
        path = PathOf(path, "akka.persistence.snapshot-store.plugin");
        return _snapshotStores.GetOrAdd(path, p => new Lazy<ISnapshotStore>(() => Make<ISnapshotStore>(p))).Value;
    }

    private string PathOf(string path, string defaultKey) => string.IsNullOrEmpty(path) ? system.Settings.Config.GetString(defaultKey) : path;

    private T Make<T>(string path)
    {
        var section = system.Settings.Config.GetConfig(path)
            ?? throw new ArgumentException($"Persistence config is missing plugin config path for: {path}");
        var type = section.GetString("class");
        if (string.IsNullOrEmpty(type))
        {
            throw new ArgumentException($"Plugin class name must be defined in config property [{path}.class]");
        }

        var takesSettings = ConfiguredTypes.Find(type, $"{path}.class").GetConstructor([]) is null;
        return takesSettings ? ConfiguredTypes.Make<T>(type, $"{path}.class", system, section) : ConfiguredTypes.Make<T>(type, $"{path}.class");
    }
}

/// <summary>Makes them, and puts the settings of persistence behind those of the system.</summary>
internal sealed class PersistencePluginsProvider : ExtensionIdProvider<PersistencePlugins>
{
    public static PersistencePluginsProvider Instance { get; } = new();

    public override PersistencePlugins CreateExtension(ExtendedActorSystem system)
    {
        using var stream = typeof(PersistencePlugins).Assembly.GetManifestResourceStream("persistence.conf");
        using var reader = new StreamReader(stream);
        system.Settings.InjectTopLevelFallback(ConfigurationFactory.ParseString(reader.ReadToEnd()));
        return new PersistencePlugins(system);
    }
}
