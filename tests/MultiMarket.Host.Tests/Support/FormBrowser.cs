using System.Text.RegularExpressions;

namespace MultiMarket.Host.Tests.Support;

/// <summary>Keeps cookies and sends forms as a browser does, and shows every header that passes.</summary>
internal sealed partial class FormBrowser : IDisposable
{
    private readonly SocketsHttpHandler _handler = new() { AllowAutoRedirect = false, UseCookies = true };

    public FormBrowser(Uri address) => Http = new HttpClient(_handler) { BaseAddress = address };

    public HttpClient Http { get; }

    /// <summary>The cookies as the browser would send them.</summary>
    public string Cookies => _handler.CookieContainer.GetCookieHeader(Http.BaseAddress!);

    /// <summary>Opens the login page and sends its form.</summary>
    public async Task<HttpResponseMessage> LogInAsync(string token, string returnPath = "/", params (string Name, string Value)[] headers) =>
        await PostAsync("/connexion", [("jeton", token), ("retour", returnPath), ("__RequestVerificationToken", await FormTokenAsync())], headers);

    /// <summary>The antiforgery token of a fresh login page.</summary>
    public async Task<string> FormTokenAsync()
    {
        using var response = await Http.GetAsync("/connexion");
        return FormToken().Match(await response.Content.ReadAsStringAsync()).Groups[1].Value;
    }

    /// <summary>Sends a form.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, (string Name, string Value)[] fields, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))) };
        request.Headers.Add("Origin", Http.BaseAddress!.GetLeftPart(UriPartial.Authority));
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return Http.SendAsync(request);
    }

    public void Dispose() => Http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
