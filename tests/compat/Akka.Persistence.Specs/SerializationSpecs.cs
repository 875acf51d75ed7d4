using Akka.Persistence.Specs.Support;
using Shouldly;

namespace Akka.Persistence.Specs;

/// <summary>Serializers and what is bound to them by configuration.</summary>
public sealed class SerializationSpecs : global::Akka.TestKit.Xunit2.TestKit
{
    public const string Settings = """
        akka.actor {
          serializers.text = "Akka.Persistence.Specs.Support.TextSerializer, Akka.Persistence.Specs"
          serialization-bindings {
            "Akka.Persistence.Specs.Support.Written, Akka.Persistence.Specs" = text
            "Akka.Persistence.Specs.Support.State, Akka.Persistence.Specs" = text
          }
        }

        """;

    public SerializationSpecs()
        : base(Settings)
    {
    }

    [Fact]
    public void A_type_has_the_serializer_that_is_bound_to_it() =>
        Sys.Serialization.FindSerializerFor(new Written("a")).ShouldBeOfType<TextSerializer>();

    [Fact]
    public void Bytes_come_back_by_identifier_and_manifest()
    {
        var e = new Written("été");
        var serializer = Sys.Serialization.FindSerializerForType(typeof(Written));
        var manifest = global::Akka.Serialization.Serialization.ManifestFor(serializer, e);
        manifest.ShouldBe("written/1");
        serializer.IncludeManifest.ShouldBeTrue();
        Sys.Serialization.Deserialize(serializer.ToBinary(e), serializer.Identifier, manifest).ShouldBe(e);
    }

    [Fact]
    public void An_unknown_identifier_is_refused() =>
        Should.Throw<System.Runtime.Serialization.SerializationException>(() => Sys.Serialization.Deserialize([], 99, "written/1"));
}
