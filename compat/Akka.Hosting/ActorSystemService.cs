using Akka.Actor;
using Microsoft.Extensions.Hosting;

namespace Akka.Hosting;

/// <summary>Starts the actors with the host, shuts the system down with it, and stops the host when the system ends by itself.</summary>
internal sealed class ActorSystemService(
    AkkaConfigurationBuilder configuration, ActorSystem system, IHostApplicationLifetime lifetime) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await configuration.RunStarters(system).ConfigureAwait(false);
        _ = system.WhenTerminated.ContinueWith(
            _ => lifetime.StopApplication(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await CoordinatedShutdown.Get(system).Run(CoordinatedShutdown.ClrExitReason.Instance).ConfigureAwait(false);
        await system.Terminate().ConfigureAwait(false);
    }
}
