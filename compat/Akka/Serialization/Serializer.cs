using Akka.Actor;

namespace Akka.Serialization;

/// <summary>Turns objects into bytes and back.</summary>
public abstract class Serializer
{
    protected readonly ExtendedActorSystem system;

    protected Serializer(ExtendedActorSystem system) => this.system = system;

    /// <summary>Stands with the bytes; unique in the system. Taken from <c>akka.actor.serialization-identifiers</c> unless overridden.</summary>
    public virtual int Identifier => SerializerIdentifiers.Configured(GetType(), system);

    /// <summary>Whether the bytes alone do not say what they are.</summary>
    public abstract bool IncludeManifest { get; }

    public abstract byte[] ToBinary(object obj);

    public abstract object FromBinary(byte[] bytes, Type type);
}
