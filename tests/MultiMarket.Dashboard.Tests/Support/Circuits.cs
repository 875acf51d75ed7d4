using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.JSInterop;
using MultiMarket.Dashboard.Access;
using MultiMarket.Dashboard.Text;
using MultiMarket.Domain.Control;
using MultiMarket.Domain.Ingestion;

namespace MultiMarket.Dashboard.Tests.Support;

/// <summary>The dashboard without a host and a browser: pages are opened on a scripted system, and time passes when a spec says so.</summary>
internal sealed class Circuits : IAsyncDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly WebApplication _host;
    private readonly List<Circuit> _open = [];

    public Circuits()
    {
        Market = new ScriptedMarket(Time);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton<IMarketControl>(Market).AddSingleton<IMarketFigures>(Market).AddSingleton<IRejectedFiles>(Market).AddSingleton<IWaitingFiles>(Market)
            .AddDashboard()
            .AddScoped<Viewer>()
            .AddScoped<AuthenticationStateProvider, Stranger>().AddCascadingAuthenticationState()
            .AddScoped<NavigationManager, ScriptedAddress>()
            .AddSingleton<IJSRuntime, NoScript>();
        builder.Services.AddAuthorizationCore(options =>
        {
            foreach (var policy in (string[])[AccessPolicies.Reading, AccessPolicies.PersonalData, AccessPolicies.Control])
                options.AddPolicy(policy, p => p.RequireAuthenticatedUser());
        });
        _host = builder.Build();
    }

    public ManualTime Time { get; } = new();

    public ScriptedMarket Market { get; }

    /// <summary>Opens a page.</summary>
    public async Task<Circuit> OpenAsync<TPage>(Language language = Language.French)
        where TPage : IComponent
    {
        var circuit = await Circuit.OpenAsync<TPage>(_host.Services, new Reader(language, "system"));
        _open.Add(circuit);
        return circuit;
    }

    /// <summary>Lets time pass until a page shows something.</summary>
    public async Task ShowsAsync(Circuit circuit, string text) => await UntilAsync($"the page shows {text}", async () => (await circuit.HtmlAsync()).Contains(text, StringComparison.Ordinal));

    /// <summary>Lets time pass until a condition holds.</summary>
    public Task UntilAsync(string condition, Func<Task<bool>> holds) => Eventually.BecomesAsync(
        condition,
        async () =>
        {
            if (await holds()) return true;
            Time.Advance(Step);
            return false;
        },
        held => held,
        Patience);

    /// <summary>Lets time pass in small steps, so that what happens in between takes place.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += Step)
        {
            Time.Advance(Step);
            await Task.WhenAll(_open.Select(c => c.HtmlAsync()));
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var circuit in _open) await circuit.DisposeAsync();
        await _host.DisposeAsync();
    }

    private sealed class NoScript : IJSRuntime
    {
        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => throw new NotSupportedException();

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => throw new NotSupportedException();
    }
}
