namespace Akka.Actor;

internal sealed class RootActorPath(Address address) : ActorPath(address, null, "/", 0);
