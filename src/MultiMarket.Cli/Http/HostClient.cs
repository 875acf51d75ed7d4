using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using MultiMarket.Cli.CommandLine;

namespace MultiMarket.Cli.Http;

/// <summary>Talks to one host; whatever goes wrong becomes a <see cref="CommandFailedException"/> that says what to do.</summary>
internal sealed class HostClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly Func<ControlToken> _token;

    /// <param name="address">The host's base address.</param>
    /// <param name="token">Finds the token; asked only when a request needs it.</param>
    public HostClient(Uri address, Func<ControlToken> token)
    {
        _token = token;
        // A proxy for the outside world must not swallow a conversation with this machine.
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) };
        _http.DefaultRequestHeaders.Add("X-MultiMarket-User", Uri.EscapeDataString(Environment.UserName));
    }

    /// <summary>Reads a document that anybody on this machine may see, unless the host serves others too.</summary>
    public Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken) => DocumentAsync(HttpMethod.Get, path, authorised: false, cancellationToken);

    /// <summary>Reads a document that holds personal data.</summary>
    public Task<JsonElement> GetPrivateAsync(string path, CancellationToken cancellationToken) => DocumentAsync(HttpMethod.Get, path, authorised: true, cancellationToken);

    /// <summary>Reads a document of which those with the token see more; without one, what anybody may see.</summary>
    public Task<JsonElement> GetAsFarAsAllowedAsync(string path, CancellationToken cancellationToken) => DocumentAsync(HttpMethod.Get, path, authorised: _token().Value is not null, cancellationToken);

    /// <summary>Follows a stream of events until it ends; with the token they tell more.</summary>
    public async IAsyncEnumerable<SseItem<string>> FollowAsync(string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Get, path, authorised: _token().Value is not null, cancellationToken, HttpCompletionOption.ResponseHeadersRead);
        if (response.Content.Headers.ContentType?.MediaType != "text/event-stream") throw NotAHost();
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        await using var items = SseParser.Create(body).EnumerateAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await HasNextAsync(items)) yield return items.Current;
    }

    /// <summary>Copies an answer that holds personal data, of any length.</summary>
    /// <param name="path">What to ask for.</param>
    /// <param name="destination">Where it goes.</param>
    /// <param name="copied">Told the number of bytes so far, if anybody wants to know.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="CommandFailedException">The host refuses, or breaks off.</exception>
    /// <exception cref="IOException">The destination cannot be written.</exception>
    public async Task DownloadAsync(string path, Stream destination, Action<long>? copied, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Get, path, authorised: true, cancellationToken, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[81_920];
        var total = 0L;
        while (await ReadAsync(body, buffer, cancellationToken) is var read and > 0)
        {
            await destination.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            copied?.Invoke(total += read);
        }
    }

    /// <summary>Asks for a change and waits until it has happened.</summary>
    public async Task PostAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Post, path, authorised: true, cancellationToken);
    }

    /// <summary>Asks for a change, waits until it has happened, and reads what came of it.</summary>
    public Task<JsonElement> PostForAsync(string path, CancellationToken cancellationToken) => DocumentAsync(HttpMethod.Post, path, authorised: true, cancellationToken);

    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> DocumentAsync(HttpMethod method, string path, bool authorised, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(method, path, authorised, cancellationToken);
        try
        {
            return await response.Content.ReadFromJsonAsync(HostJson.Default.JsonElement, cancellationToken);
        }
        catch (JsonException)
        {
            throw NotAHost();
        }
    }

    // A connection that breaks off is the end of the stream, too.
    private static async Task<bool> HasNextAsync(IAsyncEnumerator<SseItem<string>> items)
    {
        try
        {
            return await items.MoveNextAsync();
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return false;
        }
    }

    // Told apart from a failure to write, which is an IOException too.
    private async Task<int> ReadAsync(Stream body, byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await body.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new CommandFailedException(ExitCode.Failed, $"The host at {Address} broke off its answer. Its log says why; try again.");
        }
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, bool authorised, CancellationToken cancellationToken, HttpCompletionOption completion = HttpCompletionOption.ResponseContentRead)
    {
        using var request = new HttpRequestMessage(method, path);
        var token = authorised ? _token() : null;
        if (token?.Value is { } value) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", value);
        HttpResponseMessage response;
        try
        {
            response = await _http.SendAsync(request, completion, cancellationToken);
        }
        catch (HttpRequestException e)
        {
            throw new CommandFailedException(ExitCode.NotReachable, $"No MultiMarket host answers at {Address}: {Reason(e)}. Start one with: multimarket up (or point to it with --url or MULTIMARKET_URL).");
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CommandFailedException(ExitCode.Failed, $"The host at {Address} did not answer within {_http.Timeout.TotalMinutes:0} minutes.");
        }

        if (response.IsSuccessStatusCode) return response;
        if (response.StatusCode == HttpStatusCode.Unauthorized && !authorised)
        {
            response.Dispose();
            return await SendAsync(method, path, authorised: true, cancellationToken, completion);
        }

        using (response) throw await RefusedAsync(response, token, cancellationToken);
    }

    private async Task<CommandFailedException> RefusedAsync(HttpResponseMessage response, ControlToken? token, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.Unauthorized)
            return new CommandFailedException(ExitCode.Failed, token?.Missing ?? $"The host at {Address} does not accept this token. Give the data folder of that host with --data, or its token in MULTIMARKET_TOKEN.");
        if (response.Content.Headers.ContentType?.MediaType != "application/problem+json") return NotAHost();
        var problem = await response.Content.ReadFromJsonAsync(HostJson.Default.HostProblem, cancellationToken);
        return new CommandFailedException(
            response.StatusCode == HttpStatusCode.BadRequest ? ExitCode.Usage : ExitCode.Failed,
            problem?.Detail ?? problem?.Title ?? $"The host refused the request ({(int)response.StatusCode}).");
    }

    private CommandFailedException NotAHost() =>
        new(ExitCode.NotReachable, $"What answers at {Address} is not a MultiMarket host. Point to one with --url or MULTIMARKET_URL, or start one with: multimarket up --http PORT");

    private string Address => _http.BaseAddress!.GetLeftPart(UriPartial.Authority);

    private static string Reason(HttpRequestException e) => e.HttpRequestError switch
    {
        HttpRequestError.ConnectionError => "the connection was refused",
        HttpRequestError.NameResolutionError => "the name is unknown",
        HttpRequestError.SecureConnectionError => "it does not speak TLS, or its certificate is not trusted",
        HttpRequestError.ResponseEnded or HttpRequestError.InvalidResponse => "the connection broke off before an answer",
        _ => e.GetBaseException().Message.TrimEnd('.'),
    };
}
