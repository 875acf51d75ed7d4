using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MultiMarket.Dashboard.Access;

namespace MultiMarket.Host.Security;

/// <summary>Who may do what: the token of programs, the sessions of browsers, limits, and the gate in front of all.</summary>
internal static class AccessFeature
{
    private const string EitherScheme = "token or session";

    /// <summary>Adds the services; the answers to <see cref="AccessPolicies"/> are among them.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services, ControlToken token, AccessOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(token).AddSingleton(options).AddSingleton<OwnNames>().AddSingleton<EndedSessions>().AddSingleton<Sessions>();
        services.AddKeys(options);
        services.AddAuthentication(EitherScheme)
            .AddPolicyScheme(EitherScheme, null, scheme => scheme.ForwardDefaultSelector = http =>
                TokenAuthentication.IsTriedBy(http.Request) ? TokenAuthentication.SchemeName : SessionCookie.Scheme)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.SchemeName, null)
            .AddCookie(SessionCookie.Scheme, cookie => SessionCookie.Configure(cookie, token));
        services.AddAntiforgery(forms => SessionCookie.Configure(forms, token));
        services.AddPolicies(options);
        services.AddRateLimiter(RequestLimits.Configure);
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, SessionStateProvider>();
        services.AddScoped<Viewer>();
        return services;
    }

    /// <summary>Adds what every request passes before anything looks at what it asks.</summary>
    public static void UseGate(this IApplicationBuilder app)
    {
        if (app.ApplicationServices.GetRequiredService<AccessOptions>().BehindProxy) app.UseForwardedHeaders(Proxy());
        app.UseRequestGate();
    }

    /// <summary>Adds what every request passes once it is known what it asks.</summary>
    public static void UseAccess(this IApplicationBuilder app)
    {
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    // Endpoints that say nothing of their own need what reading needs.
    private static void AddPolicies(this IServiceCollection services, AccessOptions options)
    {
        var reading = new AuthorizationPolicyBuilder().AddRequirements(new ViewerRequirement(options.ReadingIsOpen)).Build();
        var known = new AuthorizationPolicyBuilder().AddRequirements(new ViewerRequirement(OpenToAll: false)).Build();
        services.AddAuthorizationBuilder()
            .AddPolicy(AccessPolicies.Reading, reading)
            .AddPolicy(AccessPolicies.PersonalData, known)
            .AddPolicy(AccessPolicies.Control, known)
            .SetDefaultPolicy(known)
            .SetFallbackPolicy(reading);
        services.AddSingleton<IAuthorizationHandler, ViewerAuthorization>();
    }

    // In the data folder, beside the token and as well kept: sessions outlive a restart, and no other program's keys are touched.
    private static void AddKeys(this IServiceCollection services, AccessOptions options)
    {
        var protection = services.AddDataProtection().SetApplicationName("MultiMarket");
        if (options.KeyFolder is not { } folder)
        {
            protection.UseEphemeralDataProtectionProvider();
            return;
        }

        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        protection.PersistKeysToFileSystem(new DirectoryInfo(folder));
    }

    // One proxy, wherever it stands: what it says is the last entry, and only it and this machine should reach us.
    private static ForwardedHeadersOptions Proxy()
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = 1 };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        return options;
    }
}
