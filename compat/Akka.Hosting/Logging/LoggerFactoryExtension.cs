using Akka.Actor;
using Microsoft.Extensions.Logging;

namespace Akka.Hosting.Logging;

/// <summary>Brings the logger factory of the host to the logger of an actor system.</summary>
internal sealed class LoggerFactoryExtension(ILoggerFactory factory) : ExtensionIdProvider<LoggerFactoryHolder>
{
    public override LoggerFactoryHolder CreateExtension(ExtendedActorSystem system) => new(factory);
}

internal sealed record LoggerFactoryHolder(ILoggerFactory Factory) : IExtension;
