using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using MultiMarket.Dashboard.Access;
using MultiMarket.Dashboard.Text;
using MultiMarket.Host.Api;

namespace MultiMarket.Host.Security;

/// <summary>Login by the token and logout: ordinary forms of a page that is not interactive.</summary>
internal static class LoginEndpoints
{
    private const string LogoutPath = "/deconnexion";
    private const long LongestForm = 16 * 1024;

    /// <summary>Adds <c>/connexion</c> and <c>/deconnexion</c>.</summary>
    public static void MapLogin(this IEndpointRouteBuilder app)
    {
        app.MapGet(SessionCookie.LoginPath, (string? retour, HttpContext http) => Page(http, StatusCodes.Status200OK, ReturnPath.Of(retour)))
            .AllowAnonymous().RequireRateLimiting(RequestLimits.Pages).ExcludeFromDescription();
        app.MapPost(SessionCookie.LoginPath, SignInAsync).AllowAnonymous().RequireRateLimiting(RequestLimits.Login).ExcludeFromDescription();
        app.MapPost(LogoutPath, SignOutAsync).AllowAnonymous().RequireRateLimiting(RequestLimits.Api).ExcludeFromDescription();
    }

    /// <summary>True for an attempt to log in.</summary>
    public static bool IsLogin(HttpRequest request) => request.Path == SessionCookie.LoginPath && AcceptsPages(request);

    /// <summary>The page after too many attempts.</summary>
    public static IResult TooMany(HttpContext http, int retryAfterSeconds) =>
        Page(http, StatusCodes.Status429TooManyRequests, "/", LoginRefusal.TooMany, retryAfterSeconds);

    private static async Task<IResult> SignInAsync(HttpContext http, IAntiforgery antiforgery, ControlToken token, Sessions sessions, ILogger<Sessions> logger)
    {
        if (await FormAsync(http, antiforgery) is not { } form) return Page(http, StatusCodes.Status400BadRequest, "/", LoginRefusal.StaleForm);
        var returnPath = ReturnPath.Of(form["retour"]);
        var address = http.Connection.RemoteIpAddress?.ToString() ?? "unknown address";
        if (!token.Is(form["jeton"].ToString().Trim()))
        {
            logger.LogWarning("A login from {Address} was refused: another token", address);
            http.Response.Headers.WWWAuthenticate = "Bearer";
            return Page(http, StatusCodes.Status401Unauthorized, returnPath, LoginRefusal.WrongToken);
        }

        await http.SignInAsync(SessionCookie.Scheme, sessions.Begin(address));
        return SeeOther(http, returnPath);
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, IAntiforgery antiforgery, Sessions sessions)
    {
        if (await FormAsync(http, antiforgery) is not { } form)
            return Problems.Of(StatusCodes.Status400BadRequest, "This form is no longer valid; load the page again.");
        sessions.Finish(http.User);
        await http.SignOutAsync(SessionCookie.Scheme);
        return SeeOther(http, ReturnPath.Of(form["retour"]));
    }

    // Null unless it is a form that this host gave to this browser.
    private static async Task<IFormCollection?> FormAsync(HttpContext http, IAntiforgery antiforgery)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = LongestForm;
        return http.Request.HasFormContentType && await antiforgery.IsRequestValidAsync(http) ? await http.Request.ReadFormAsync(http.RequestAborted) : null;
    }

    // 303: the browser goes on with GET whatever it sent before.
    private static IResult SeeOther(HttpContext http, string path)
    {
        http.Response.Headers.Location = path;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static IResult Page(HttpContext http, int status, string returnPath, LoginRefusal refusal = LoginRefusal.None, int retryAfterSeconds = 0)
    {
        // What antiforgery demands of a page with its token, and would warn about each time.
        http.Response.Headers.CacheControl = "no-cache, no-store";
        return new RazorComponentResult<LoginPage>(new Dictionary<string, object?>
        {
            [nameof(LoginPage.Text)] = PrefersEnglish(http.Request) ? LoginText.English : LoginText.French,
            [nameof(LoginPage.Theme)] = ReaderCookies.Read(http.Request).Theme,
            [nameof(LoginPage.ReturnPath)] = returnPath,
            [nameof(LoginPage.SignedIn)] = http.User.Identity?.AuthenticationType == SessionCookie.Scheme,
            [nameof(LoginPage.Refusal)] = refusal,
            [nameof(LoginPage.RetryAfterSeconds)] = retryAfterSeconds,
        }) { StatusCode = status };
    }

    // What was chosen on the pages says more than what the browser was delivered with.
    private static bool PrefersEnglish(HttpRequest request) =>
        ReaderCookies.Chosen(request) is { } chosen ? chosen == Language.English :
        request.GetTypedHeaders().AcceptLanguage.MaxBy(l => l.Quality ?? 1)?.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase) is true;

    private static bool AcceptsPages(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(a => a.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));
}
