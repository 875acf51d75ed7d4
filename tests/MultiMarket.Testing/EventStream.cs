using System.Text.Json;

namespace MultiMarket.Testing;

/// <summary>Follows a stream of server-sent events.</summary>
public sealed class EventStream : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly HttpResponseMessage _response;
    private readonly StreamReader _lines;

    private EventStream(HttpResponseMessage response, Stream body) => (_response, _lines) = (response, new StreamReader(body));

    /// <summary>The last id that was sent.</summary>
    public string? LastId { get; private set; }

    /// <summary>Opens a stream and waits until it has begun.</summary>
    public static async Task<EventStream> OpenAsync(HttpClient client, string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        var stream = new EventStream(response, await response.Content.ReadAsStreamAsync());
        while (await stream.LineAsync() is { Length: > 0 } line) stream.NoteId(line);
        return stream;
    }

    /// <summary>The next event; null at the end of the stream.</summary>
    public async Task<(string Name, JsonElement Data)?> NextAsync()
    {
        var name = "";
        while (await LineAsync() is { } line)
        {
            NoteId(line);
            if (line.StartsWith("event: ", StringComparison.Ordinal)) name = line[7..];
            if (line.StartsWith("data: ", StringComparison.Ordinal)) return (name, JsonDocument.Parse(line[6..]).RootElement);
        }

        return null;
    }

    /// <summary>The next line as it is; null at the end of the stream.</summary>
    public async Task<string?> LineAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        return await _lines.ReadLineAsync(limit.Token);
    }

    public void Dispose()
    {
        _lines.Dispose();
        _response.Dispose();
    }

    private void NoteId(string line)
    {
        if (line.StartsWith("id: ", StringComparison.Ordinal)) LastId = line[4..];
    }
}
