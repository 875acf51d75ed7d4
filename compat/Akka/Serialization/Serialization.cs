using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Configuration;

namespace Akka.Serialization;

/// <summary>The serializers of a system and the types that they are bound to by <c>akka.actor.serialization-bindings</c>.</summary>
public class Serialization
{
    private readonly Dictionary<int, Serializer> _byIdentifier = [];
    private readonly Dictionary<string, Serializer> _byName = [];
    private readonly List<(Type Type, Serializer Serializer)> _bindings = [];
    private readonly ConcurrentDictionary<Type, Serializer> _found = new();

    internal Serialization(ExtendedActorSystem system)
    {
        var config = system.Settings.Config;
        foreach (var (name, type) in Entries(config, "akka.actor.serializers"))
        {
            var serializer = ConfiguredTypes.Make<Serializer>(type, $"akka.actor.serializers.{name}", system);
            _byName.Add(name, serializer);
            if (!_byIdentifier.TryAdd(serializer.Identifier, serializer))
            {
                throw new ArgumentException($"The serializers [{type}] and [{_byIdentifier[serializer.Identifier].GetType()}] have the same identifier {serializer.Identifier}.");
            }
        }

        foreach (var (type, name) in Entries(config, "akka.actor.serialization-bindings"))
        {
            if (!_byName.TryGetValue(name, out var serializer))
            {
                throw new ConfigurationException($"[akka.actor.serialization-bindings] names the serializer [{name}], which [akka.actor.serializers] does not have.");
            }

            _bindings.Add((ConfiguredTypes.Find(type, "akka.actor.serialization-bindings"), serializer));
        }
    }

    /// <summary>The serializer bound to the type of the object, or to a base class or interface of it; else the one of that name.</summary>
    /// <exception cref="NotSupportedException">None is.</exception>
    public Serializer FindSerializerFor(object obj, string defaultSerializerName = null) =>
        FindSerializerForType(obj.GetType(), defaultSerializerName);

    /// <summary>The serializer bound to the type, or to a base class or interface of it; else the one of that name.</summary>
    /// <exception cref="NotSupportedException">None is.</exception>
    public Serializer FindSerializerForType(Type objectType, string defaultSerializerName = null) =>
        _found.GetOrAdd(objectType, Bound)
        ?? (defaultSerializerName is not null ? _byName.GetValueOrDefault(defaultSerializerName) : null)
        ?? throw new NotSupportedException(
            $"No serializer is bound to {objectType} by akka.actor.serialization-bindings; serializing any type as JSON needs the genuine Akka package.");

    /// <exception cref="System.Runtime.Serialization.SerializationException">No serializer has that identifier.</exception>
    public object Deserialize(byte[] bytes, int serializerId, string manifest)
    {
        if (!_byIdentifier.TryGetValue(serializerId, out var serializer))
        {
            throw new System.Runtime.Serialization.SerializationException(
                $"Cannot find serializer with id [{serializerId}]: the bytes were written with a serializer that [akka.actor.serializers] does not have.");
        }

        return serializer is SerializerWithStringManifest stringly
            ? stringly.FromBinary(bytes, manifest)
            : serializer.FromBinary(bytes, string.IsNullOrEmpty(manifest) ? null : Type.GetType(manifest, throwOnError: true));
    }

    /// <summary>What must stand beside the bytes of a message so that they can be read again; empty if nothing must.</summary>
    public static string ManifestFor(Serializer s, object msg) => s switch
    {
        SerializerWithStringManifest stringly => stringly.Manifest(msg),
        { IncludeManifest: true } => $"{msg.GetType().FullName}, {msg.GetType().Assembly.GetName().Name}",
        _ => "",
    };

    private Serializer Bound(Type type) => _bindings
        .OrderByDescending(binding => binding.Type == type)
        .FirstOrDefault(binding => binding.Type.IsAssignableFrom(type))
        .Serializer;

    private static IEnumerable<(string Key, string Value)> Entries(Config config, string path)
    {
        if (config.GetConfig(path)?.Root is not { } section)
        {
            yield break;
        }

        foreach (var key in section.Keys)
        {
            yield return (key, section.Find([key]).AsText());
        }
    }
}
