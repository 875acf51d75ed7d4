using System.Text;
using Akka.Actor;
using Akka.Serialization;

namespace Akka.Persistence.Specs.Support;

/// <summary>The specs' events and snapshots as their text.</summary>
public sealed class TextSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    public override int Identifier => 4_711;

    public override string Manifest(object o) => o is Written ? "written/1" : "state/1";

    public override byte[] ToBinary(object obj) => Encoding.UTF8.GetBytes(obj is Written e ? e.Text : ((State)obj).Text);

    public override object FromBinary(byte[] bytes, string manifest) =>
        manifest == "written/1" ? new Written(Encoding.UTF8.GetString(bytes)) : new State(Encoding.UTF8.GetString(bytes));
}
