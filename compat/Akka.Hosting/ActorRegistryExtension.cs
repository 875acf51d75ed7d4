using Akka.Actor;

namespace Akka.Hosting;

internal sealed class ActorRegistryExtension : ExtensionIdProvider<ActorRegistry>
{
    public static readonly ActorRegistryExtension Instance = new();

    public override ActorRegistry CreateExtension(ExtendedActorSystem system) => new();
}
