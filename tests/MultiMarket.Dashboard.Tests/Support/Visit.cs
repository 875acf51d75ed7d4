using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;

namespace MultiMarket.Dashboard.Tests.Support;

/// <summary>One page in a browser profile of its own; notes what should not happen on any page.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private static readonly string Axe = Path.Combine(NodeClients.Folder, "node_modules", "axe-core", "axe.min.js");

    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _troubles = new();

    private Visit(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    /// <summary>Errors on the console, which include violations of the Content-Security-Policy, uncaught exceptions and requests to elsewhere.</summary>
    public IReadOnlyCollection<string> Troubles => _troubles;

    /// <summary>Opens a page and waits until its socket is open.</summary>
    public static async Task<Visit> OpenAsync(IBrowser browser, string origin, string path, VisitOptions options)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = origin,
            ViewportSize = new ViewportSize { Width = options.Width, Height = options.Height },
            ColorScheme = options.Scheme,
            Locale = "fr-FR",
            TimezoneId = "Africa/Casablanca",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(20_000);
        var visit = new Visit(context, await context.NewPageAsync());
        visit.Watch(new Uri(origin));
        await visit.GoAsync(path);
        return visit;
    }

    /// <summary>Loads another page as the address bar does, and waits until its socket is open.</summary>
    public Task GoAsync(string path) => Page.RunAndWaitForWebSocketAsync(async () => await Page.GotoAsync(path));

    /// <summary>Logs in through the form of the login page.</summary>
    public async Task LogInAsync(string token, string returnPath = "/")
    {
        await Page.GotoAsync("/connexion?retour=" + Uri.EscapeDataString(returnPath));
        await Page.FillAsync("#jeton", token);
        await Page.RunAndWaitForWebSocketAsync(async () => await Page.ClickAsync("button[type=submit]"));
    }

    /// <summary>What axe finds on the page that is serious or critical, one finding a line.</summary>
    public async Task<string[]> SeriousIssuesAsync()
    {
        await Page.EvaluateAsync(await File.ReadAllTextAsync(Axe));
        var result = await Page.EvaluateAsync<JsonElement>("() => axe.run(document, { resultTypes: ['violations'] })");
        return [.. result.GetProperty("violations").EnumerateArray()
            .Where(v => v.GetProperty("impact").GetString() is "serious" or "critical")
            .SelectMany(v => v.GetProperty("nodes").EnumerateArray().Select(n => $"{v.GetProperty("id").GetString()}: {n.GetProperty("html").GetString()} {n.GetProperty("failureSummary").GetString()}"))];
    }

    /// <summary>Keeps a picture of the whole page in <c>artifacts/screenshots</c>.</summary>
    public Task<byte[]> PictureAsync(string name) =>
        Page.ScreenshotAsync(new PageScreenshotOptions { FullPage = true, Path = Path.Combine(Programs.SourceFolder, "artifacts", "screenshots", name + ".png") });

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private void Watch(Uri origin)
    {
        Page.Console += (_, message) => { if (message.Type == "error") _troubles.Enqueue($"console: {message.Text} ({message.Location})"); };
        Page.PageError += (_, error) => _troubles.Enqueue($"exception: {error}");
        Page.Request += (_, request) => NoteForeign(request.Url);
        Page.WebSocket += (_, socket) => NoteForeign(socket.Url);

        void NoteForeign(string url)
        {
            var target = new Uri(url);
            if (target.Scheme is "http" or "https" or "ws" or "wss" && target.Authority != origin.Authority) _troubles.Enqueue($"request: {url}");
        }
    }
}
