using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace MultiMarket.Host.Security;

/// <summary>The cookie of a login, and the one that ties its forms to the browser.</summary>
internal static class SessionCookie
{
    /// <summary>The authentication scheme.</summary>
    public const string Scheme = "session";

    /// <summary>The page that asks for the token.</summary>
    public const string LoginPath = "/connexion";

    private const int NameDigits = 8;

    /// <summary>Sets the login's cookie up.</summary>
    public static void Configure(CookieAuthenticationOptions options, ControlToken token)
    {
        Configure(options.Cookie, "multimarket-session", token);
        options.ExpireTimeSpan = Sessions.Lifetime;
        options.SlidingExpiration = false;
        options.LoginPath = LoginPath;
        options.ReturnUrlParameter = "retour";
        options.Events.OnRedirectToLogin = ChallengeAsync;
        options.Events.OnValidatePrincipal = context =>
        {
            if (!context.HttpContext.RequestServices.GetRequiredService<Sessions>().IsAlive(context.Principal!)) context.RejectPrincipal();
            return Task.CompletedTask;
        };
    }

    /// <summary>Sets the forms' cookie up.</summary>
    public static void Configure(AntiforgeryOptions options, ControlToken token)
    {
        Configure(options.Cookie, "multimarket-form", token);
        // The request gate denies frames altogether.
        options.SuppressXFrameOptionsHeader = true;
    }

    // Cookies know no ports: the name keeps hosts side by side on one machine from taking each other's.
    private static void Configure(CookieBuilder cookie, string name, ControlToken token)
    {
        cookie.Name = $"{name}-{token.Stamp[..NameDigits]}";
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Strict;
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.IsEssential = true;
    }

    // A person is taken to the login page, a program is told what it lacks.
    private static Task ChallengeAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        var isPage = HttpMethods.IsGet(request.Method) && request.GetTypedHeaders().Accept.Any(a => a.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));
        if (!isPage) return context.HttpContext.ChallengeAsync(TokenAuthentication.SchemeName);
        context.Response.Redirect($"{LoginPath}?retour={Uri.EscapeDataString(request.Path + request.QueryString)}");
        context.Response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}
