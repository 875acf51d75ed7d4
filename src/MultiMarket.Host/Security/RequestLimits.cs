using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using MultiMarket.Host.Api;

namespace MultiMarket.Host.Security;

/// <summary>
/// How often one address may ask. Loopback is one address: the limits leave room for our client, a scraper and BI tools at once, and
/// stop a loop that has run wild before the intake feels it.
/// </summary>
internal static class RequestLimits
{
    /// <summary>Attempts to log in.</summary>
    public const string Login = "login";

    /// <summary>Reads and state changes, each with its own allowance.</summary>
    public const string Api = "api";

    /// <summary>Reports, which cost the warehouse a pipeline each.</summary>
    public const string Reports = "reports";

    /// <summary>Pages, their scripts and the requests that open or stand in for their socket.</summary>
    public const string Pages = "pages";

    /// <summary>Streams of events; those who come with a token have an allowance of their own, which strangers cannot use up.</summary>
    public const string Streams = "streams";

    /// <summary>Attempts to log in, per minute.</summary>
    public const int LoginsPerMinute = 10;

    /// <summary>Reads at once, and of these per second for good.</summary>
    public const int ReadBurst = 1_000, ReadsPerSecond = 200;

    /// <summary>State changes at once, and of these per second for good.</summary>
    public const int ChangeBurst = 100, ChangesPerSecond = 20;

    /// <summary>Reports at once, and of these per second for good.</summary>
    public const int ReportBurst = 200, ReportsPerSecond = 20;

    /// <summary>Pages at once, and of these per second for good.</summary>
    public const int PageBurst = 200, PagesPerSecond = 20;

    /// <summary>Streams of events that may be open, with a token and without.</summary>
    public const int OpenStreams = 64;

    /// <summary>Connections that may be open, and how many of them may be sockets of pages. Each costs a file handle, which the intake needs too.</summary>
    public const int OpenConnections = 1_000, OpenSockets = 200;

    private static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(10);

    /// <summary>Adds the policies.</summary>
    public static void Configure(RateLimiterOptions options)
    {
        options.AddPolicy(Login, http => RateLimitPartition.GetFixedWindowLimiter(Address(http), _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = LoginsPerMinute,
            Window = TimeSpan.FromMinutes(1),
        }));
        options.AddPolicy(Api, http => RequestGate.ChangesState(http.Request.Method)
            ? Bucket("change " + Address(http), ChangeBurst, ChangesPerSecond)
            : Bucket("read " + Address(http), ReadBurst, ReadsPerSecond));
        options.AddPolicy(Reports, http => Bucket(Address(http), ReportBurst, ReportsPerSecond));
        options.AddPolicy(Pages, http => Bucket(Address(http), PageBurst, PagesPerSecond));
        options.AddPolicy(Streams, http => RateLimitPartition.GetConcurrencyLimiter(TokenAuthentication.IsTriedBy(http.Request), _ => new ConcurrencyLimiterOptions { PermitLimit = OpenStreams }));
        options.OnRejected = RefuseAsync;
    }

    /// <summary>Limits the connections.</summary>
    public static void Configure(KestrelServerOptions kestrel)
    {
        kestrel.Limits.MaxConcurrentConnections = OpenConnections;
        kestrel.Limits.MaxConcurrentUpgradedConnections = OpenSockets;
    }

    private static RateLimitPartition<string> Bucket(string key, int burst, int perSecond) => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = burst,
        TokensPerPeriod = perSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
    });

    private static async ValueTask RefuseAsync(OnRejectedContext context, CancellationToken cancellationToken)
    {
        var http = context.HttpContext;
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : DefaultWait;
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        var answer = LoginEndpoints.IsLogin(http.Request)
            ? LoginEndpoints.TooMany(http, seconds)
            : Problems.Of(StatusCodes.Status429TooManyRequests, $"Too many requests from this address; try again in {seconds} s.");
        await answer.ExecuteAsync(http);
    }

    // Whoever has an IPv6 address has the 2^64 beside it too.
    private static string Address(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 && !IPAddress.IsLoopback(address)
            ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }
}
