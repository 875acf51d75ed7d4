using Akka.Actor;
using Akka.Persistence.Journal;
using MongoDB.Bson;

namespace Akka.Persistence.MongoDb.Serialization;

/// <summary>
/// Events and snapshots as bytes: the messages PersistentMessage and PersistentPayload of Akka.Persistence, which carry what the
/// system's serializers make of the object.
/// </summary>
internal sealed class PayloadFormat(ActorSystem system)
{
    private const string ByteArray = "System.Byte[], System.Private.CoreLib";

    // Numbers of the fields of PersistentMessage: payload, sequenceNr, persistenceId; and of PersistentPayload: serializerId, payload,
    // payloadManifest.
    private const int First = 1;
    private const int Second = 2;
    private const int Third = 3;

    public BsonValue Write(PersistedEvent e) => Wrap(new ProtobufWriter()
        .Message(First, Payload(e.Payload)).Number(Second, e.SequenceNr).Text(Third, e.PersistenceId).ToArray());

    public BsonValue WriteSnapshot(object snapshot) => Wrap(Payload(snapshot));

    public object ReadEvent(BsonValue stored) => Object(new ProtobufReader(Unwrap(stored)).Bytes(First));

    public object ReadSnapshot(BsonValue stored) => Object(Unwrap(stored));

    // The form in which the driver keeps a byte array in a field of type object.
    private static BsonDocument Wrap(byte[] bytes) => new() { { "_t", ByteArray }, { "_v", new BsonBinaryData(bytes) } };

    private static byte[] Unwrap(BsonValue stored) => stored is BsonDocument document ? document["_v"].AsByteArray : stored.AsByteArray;

    private byte[] Payload(object value)
    {
        var serializer = system.Serialization.FindSerializerFor(value);
        var manifest = global::Akka.Serialization.Serialization.ManifestFor(serializer, value);
        return new ProtobufWriter().Number(First, serializer.Identifier).Bytes(Second, serializer.ToBinary(value)).Text(Third, manifest).ToArray();
    }

    private object Object(byte[] payload)
    {
        var message = new ProtobufReader(payload);
        return system.Serialization.Deserialize(message.Bytes(Second), (int)message.Number(First), message.Text(Third));
    }
}
