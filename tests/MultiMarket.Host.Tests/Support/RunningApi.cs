using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MultiMarket.Dashboard;
using MultiMarket.Domain.Control;
using MultiMarket.Domain.Events;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Ledger;
using MultiMarket.Domain.Orders;
using MultiMarket.Host.Api;
using MultiMarket.Host.Events;
using MultiMarket.Host.Security;

namespace MultiMarket.Host.Tests.Support;

/// <summary>The control API and the page on a real Kestrel, in front of a <see cref="FakeMarket"/>.</summary>
public sealed class RunningApi : IAsyncLifetime
{
    internal const string Token = "0123456789abcdef0123456789abcdef";

    private readonly WebApplication _app;

    public RunningApi()
        : this(new AccessOptions())
    {
    }

    internal RunningApi(AccessOptions access, string token = Token, EventStreamOptions? stream = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "MultiMarket.Host" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k =>
        {
            RequestLimits.Configure(k);
            k.Listen(IPAddress.Loopback, 0);
        });
        builder.Services.AddSingleton<IMarketControl>(Market).AddSingleton<IMarketFigures>(Market).AddSingleton<IRejectedFiles>(Market).AddSingleton<IWaitingFiles>(Market);
        builder.Services.AddSingleton(new Tracing(new PlacedFiles(Data.Path), new EmptyLedger(), new EmptyLedger(), new EmptyLedger(), new OrderParser(TimeZoneInfo.Utc, TimeProvider.System)));
        builder.Services.AddSingleton<IEventFeed>(Feed).AddSingleton(stream ?? new EventStreamOptions());
        builder.Services.AddSingleton(new OrderFolders(Data.Path));
        builder.Services.AddControlApi(new ControlToken(token), access);
        builder.Services.AddDashboard();
        builder.Logging.AddProvider(Log);
        _app = builder.Build();
        _app.UseControlApi();
        _app.MapControlApi();
        _app.MapDashboard().RequireRateLimiting(RequestLimits.Pages);
    }

    /// <summary>The data folder.</summary>
    internal ScratchFolder Data { get; } = new();

    internal FakeMarket Market { get; } = new();

    internal FakeFeed Feed { get; } = new();

    internal RecordingLog Log { get; } = new();

    internal IServiceProvider Services => _app.Services;

    internal Uri Address => new(_app.Urls.Single());

    /// <summary>A client without a token.</summary>
    internal HttpClient Anonymous { get; private set; } = null!;

    /// <summary>A client that sends the token.</summary>
    internal HttpClient Owner { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await _app.StartAsync();
        var address = new Uri(_app.Urls.Single());
        Anonymous = new HttpClient { BaseAddress = address };
        Owner = new HttpClient { BaseAddress = address };
        Owner.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    public async Task DisposeAsync()
    {
        Anonymous.Dispose();
        Owner.Dispose();
        await _app.DisposeAsync();
        Data.Dispose();
    }
}
