using MultiMarket.Actors;
using MultiMarket.Dashboard;
using MultiMarket.Host.Api;
using MultiMarket.Host.Logging;
using MultiMarket.Host.Security;
using MultiMarket.Host.Settings;
using MultiMarket.Warehouse;

namespace MultiMarket.Host.Startup;

/// <summary>Puts the parts together. Hosted services start in the order given here, Kestrel last, and stop the other way round.</summary>
internal static class HostApplication
{
    // Below the ten seconds within which a stop is promised; the embedded warehouse closes after it.
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(8);

    /// <summary>Builds the host; nothing runs yet.</summary>
    public static WebApplication Build(HostSettings settings, WarehouseOptions warehouse, ControlToken token, HostLog log)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(HostApplication).Assembly.GetName().Name });
        log.AddTo(builder.Logging);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
        builder.Services.AddSingleton<DrainingLifetime>();
        builder.Services.AddSingleton<IHostLifetime>(provider => provider.GetRequiredService<DrainingLifetime>());

        builder.Services.AddWarehouse(warehouse);
        builder.Services.AddActorSystem(Market(settings), warehouse, log);
        builder.Services.AddControlApi(token, AccessOptions.Of(settings));
        builder.Services.AddDashboard();
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            RequestLimits.Configure(kestrel);
            kestrel.Listen(settings.Bind, settings.HttpPort);
        });

        var app = builder.Build();
        app.UseControlApi();
        app.MapControlApi();
        app.MapStaticAssets().AllowAnonymous();
        app.MapPages();
        return app;
    }

    private static MarketOptions Market(HostSettings settings) => new()
    {
        DataFolder = settings.DataFolder,
        Instance = settings.Instance,
        Simulate = settings.Simulate,
        Backfill = settings.Backfill,
        Seed = settings.Seed,
        Packages = BuildFacts.Packages,
    };
}
