using System.Runtime.InteropServices;

namespace MultiMarket.Host.Startup;

/// <summary>Ctrl-C and SIGTERM stop the host in good order; a second Ctrl-C ends the process at once.</summary>
internal sealed class DrainingLifetime(IHostApplicationLifetime application, ILogger<DrainingLifetime> logger) : IHostLifetime, IDisposable
{
    private readonly List<PosixSignalRegistration> _registrations = [];
    private int _requests;

    /// <summary>True once somebody asked the host to stop; otherwise it stopped by itself.</summary>
    public bool StopRequested => Volatile.Read(ref _requests) > 0;

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM])
            _registrations.Add(PosixSignalRegistration.Create(signal, OnSignal));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        var first = Interlocked.Increment(ref _requests) == 1;
        // Left to itself, the runtime ends the process by the signal, without any of our code in the way.
        context.Cancel = first || context.Signal != PosixSignal.SIGINT;
        if (!first) return;
        logger.LogInformation("Stopping: orders on their way are finished first; Ctrl-C again ends at once");
        application.StopApplication();
    }
}
