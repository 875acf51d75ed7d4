using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using MultiMarket.Domain.Bi;
using MultiMarket.Domain.Control;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Host.Api;
using MultiMarket.Host.Security;
using MultiMarket.Host.Tests.Support;

namespace MultiMarket.Host.Tests.Bi;

/// <summary>The API on a real Kestrel, in front of a <see cref="FakeStarSource"/>.</summary>
public sealed class RunningBi : IAsyncLifetime
{
    private readonly FakeMarket _market = new();
    private readonly WebApplication _app;

    public RunningBi()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "MultiMarket.Host" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<IMarketControl>(_market).AddSingleton<IRejectedFiles>(_market).AddSingleton<IStarSource>(Source).AddSingleton(new OrderFolders(Path.GetTempPath()));
        builder.Services.AddControlApi(new ControlToken(RunningApi.Token));
        _app = builder.Build();
        _app.UseControlApi();
        _app.MapControlApi();
    }

    internal FakeStarSource Source { get; } = new();

    /// <summary>A client without a token.</summary>
    internal HttpClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await _app.StartAsync();
        Client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = new Uri(_app.Urls.Single()) };
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    /// <summary>Asks for a table with the token in the header <c>apikey</c>.</summary>
    internal Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers) =>
        Client.SendAsync(HttpMethod.Get, path, [("apikey", RunningApi.Token), .. headers]);
}
