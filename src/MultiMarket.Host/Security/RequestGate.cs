using MultiMarket.Host.Api;

namespace MultiMarket.Host.Security;

/// <summary>Keeps web pages from elsewhere away from this host: their browser is on this machine, but they must not reach us through it.</summary>
internal static class RequestGate
{
    private const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private static readonly PathString[] LivePaths = ["/api/events", "/_blazor"];

    /// <summary>
    /// Adds the headers that browsers obey, and refuses requests for foreign names (421), and from foreign pages (403) state changes,
    /// the event stream and the socket of the pages.
    /// </summary>
    public static IApplicationBuilder UseRequestGate(this IApplicationBuilder app)
    {
        var names = app.ApplicationServices.GetRequiredService<OwnNames>();
        var publicUrl = app.ApplicationServices.GetRequiredService<AccessOptions>().PublicUrl;
        return app.Use((context, next) =>
        {
            // At the last moment, because an error empties the headers that were set before it.
            context.Response.OnStarting(AddHeaders, context.Response.Headers);
            // The proxy ended TLS; links and cookies are those of the address that the browser sees.
            if (publicUrl is not null && names.IsPublic(context.Request.Host)) context.Request.Scheme = publicUrl.Scheme;
            return Refusal(context, names) is { } refusal ? refusal.ExecuteAsync(context) : next(context);
        });
    }

    /// <summary>True for a method that may change something.</summary>
    public static bool ChangesState(string method) => !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method);

    private static Task AddHeaders(object state)
    {
        var headers = (IHeaderDictionary)state;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        // What says nothing of its own may name a person, and is out of date in a second anyway.
        if (headers.CacheControl.Count == 0) headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        // Not no-referrer: under it browsers send "Origin: null" with our own forms, which would be refused.
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return Task.CompletedTask;
    }

    private static IResult? Refusal(HttpContext context, OwnNames names)
    {
        var request = context.Request;
        if (!names.Contain(request.Host, request.Scheme, context.Connection))
        {
            var port = context.Connection.LocalPort;
            return Problems.Of(StatusCodes.Status421MisdirectedRequest, $"This host does not answer to the name '{request.Host}'; use localhost:{port} or 127.0.0.1:{port}.");
        }

        if (!ChangesState(request.Method) && !Array.Exists(LivePaths, p => request.Path.StartsWithSegments(p))) return null;
        var origin = request.Headers.Origin.ToString();
        if (origin.Length > 0 && !IsOurs(origin, context, names))
            return Problems.Of(StatusCodes.Status403Forbidden, $"Pages of '{origin}' may not change or follow anything here.");
        // Browsers say this even where they leave the origin out; a page of another port is 'same-site'.
        return request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none"
            ? null
            : Problems.Of(StatusCodes.Status403Forbidden, "Pages of another site may not change or follow anything here.");
    }

    private static bool IsOurs(string origin, HttpContext context, OwnNames names) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var page)
        && page.Scheme == context.Request.Scheme
        && names.Contain(new HostString(page.Authority), page.Scheme, context.Connection);
}
