using MultiMarket.Host.Api;

namespace MultiMarket.Host.Security;

/// <summary>Keeps web pages from elsewhere away from this host: their browser is on this machine, but they must not reach us through it.</summary>
internal static class RequestGate
{
    private const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:";

    private static readonly string[] Names = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Adds the headers that browsers obey, and refuses requests for foreign names (421) and state changes from foreign pages (403).</summary>
    public static IApplicationBuilder UseRequestGate(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // At the last moment, because an error empties the headers that were set before it.
        context.Response.OnStarting(AddHeaders, context.Response.Headers);
        return Refusal(context) is { } refusal ? refusal.ExecuteAsync(context) : next(context);
    });

    private static Task AddHeaders(object state)
    {
        var headers = (IHeaderDictionary)state;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        return Task.CompletedTask;
    }

    private static IResult? Refusal(HttpContext context)
    {
        var request = context.Request;
        var port = context.Connection.LocalPort;
        if (!IsOurs(request.Host, port, request.Scheme))
            return Problems.Of(StatusCodes.Status421MisdirectedRequest, $"This host does not answer to the name '{request.Host}'; use localhost:{port} or 127.0.0.1:{port}.");
        if (!ChangesState(request.Method)) return null;
        var origin = request.Headers.Origin.ToString();
        if (origin.Length > 0 && !(Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.Scheme == request.Scheme && IsOurs(new HostString(page.Authority), port, page.Scheme)))
            return Problems.Of(StatusCodes.Status403Forbidden, $"Pages of '{origin}' may not change anything here.");
        return null;
    }

    private static bool IsOurs(HostString host, int port, string scheme) =>
        Names.Contains(host.Host, StringComparer.OrdinalIgnoreCase) && (host.Port ?? (scheme == "https" ? 443 : 80)) == port;

    private static bool ChangesState(string method) => !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method);
}
