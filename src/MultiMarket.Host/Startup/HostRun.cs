using System.Net.Sockets;
using Akka.Configuration;
using Microsoft.AspNetCore.Connections;
using MultiMarket.Host.Logging;
using MultiMarket.Host.Security;
using MultiMarket.Host.Settings;

namespace MultiMarket.Host.Startup;

/// <summary>
/// One run, from start to stop. Start: folders, warehouse, actor system, HTTP. Stop, the other way round: HTTP takes no more requests,
/// the actor system drains, the warehouse client closes, the embedded warehouse ends.
/// </summary>
internal static class HostRun
{
    /// <summary>Runs the host until it is told to stop.</summary>
    /// <returns>True when somebody asked it to stop, false when it stopped by itself.</returns>
    /// <exception cref="StartupException">It cannot start.</exception>
    public static async Task<bool> RunAsync(HostSettings settings, TextWriter output, CancellationToken cancellationToken)
    {
        using var folder = DataFolder.Claim(settings.DataFolder, settings.Instance);
        Ports.RequireFree(settings.HttpPort, SettingNames.Http);
        if (settings.MongoDb is null) Ports.RequireFree(settings.WarehousePort, SettingNames.WarehousePort);
        var token = settings.Token is { } given ? new ControlToken(given) : ControlTokenFile.Ensure(settings.DataFolder);
        using var log = HostLog.Open(settings.DataFolder);
        try
        {
            return await RunAsync(settings, token, log, output, cancellationToken);
        }
        catch (Exception e) when (e is not StartupException)
        {
            log.Factory.CreateLogger(typeof(HostRun)).LogCritical(e, "The host failed");
            throw;
        }
    }

    private static async Task<bool> RunAsync(HostSettings settings, ControlToken token, HostLog log, TextWriter output, CancellationToken cancellationToken)
    {
        await using var warehouse = await WarehouseServer.StartAsync(settings, log.Factory, cancellationToken);
        await using var app = HostApplication.Build(settings, warehouse.Options, token, log);
        var lifetime = app.Services.GetRequiredService<DrainingLifetime>();
        if (!await StartAsync(app, settings.HttpPort, lifetime, cancellationToken)) return true;
        output.Write(Banner.Write(settings, warehouse.Options, new Uri(app.Urls.First())));
        output.Flush();
        try
        {
            await app.WaitForShutdownAsync(cancellationToken);
        }
        catch (OperationCanceledException e) when (lifetime.StopRequested)
        {
            throw new TimeoutException("The orders on their way were not finished in time; their files are still in the source folders, and the next start takes them.", e);
        }

        return lifetime.StopRequested;
    }

    // False when somebody asked the host to stop before it was up.
    private static async Task<bool> StartAsync(WebApplication app, int port, DrainingLifetime lifetime, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
            return true;
        }
        catch (Exception e)
        {
            // What started before the failure must be taken down in good order.
            await app.StopAsync(CancellationToken.None);
            if (e is OperationCanceledException && lifetime.StopRequested) return false;
            if (e is IOException { InnerException: AddressInUseException }) throw Ports.Refused(port, SettingNames.Http, SocketError.AddressAlreadyInUse);
            if (e is ConfigurationException) throw new StartupException($"A setting in {SettingsFiles.Folder} makes no sense: {e.Message}");
            throw;
        }
    }
}
