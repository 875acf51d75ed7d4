using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MultiMarket.Bi.Tests.Metabase;

/// <summary>Answers as Metabase's HTTP API does, as far as the set-up script goes, and remembers what it was given.</summary>
internal sealed class FakeMetabase : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _serving;
    private bool _isSetUp;

    public FakeMetabase()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        }

        _listener.Prefixes.Add(Url);
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Url { get; }

    public List<string> Calls { get; } = [];

    /// <summary>A call that is answered with this status and text instead.</summary>
    public (string Call, int Status, string Text)? Refusal { get; init; }

    /// <summary>What was created, by kind.</summary>
    public Dictionary<string, List<JsonObject>> Things { get; } = new() { ["database"] = [], ["card"] = [], ["dashboard"] = [] };

    public void Dispose()
    {
        _listener.Close();
        _serving.Wait(TimeSpan.FromSeconds(5));
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                await AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        var call = $"{context.Request.HttpMethod} {context.Request.Url!.AbsolutePath}";
        Calls.Add(call);
        var loggedIn = context.Request.Headers["X-Metabase-Session"] == "session";
        var (status, text) = call == Refusal?.Call ? (Refusal.Value.Status, Refusal.Value.Text) : Reply(call, body, loggedIn);
        context.Response.StatusCode = status;
        var bytes = Encoding.UTF8.GetBytes(text);
        await context.Response.OutputStream.WriteAsync(bytes);
        context.Response.Close();
    }

    // A request that is not as it should be must fail at once, in the script, and not by its time-out.
    private (int Status, string Text) Reply(string call, string body, bool loggedIn)
    {
        try
        {
            return Answer(call, body.Length == 0 ? [] : JsonNode.Parse(body)!.AsObject(), loggedIn) is { } answer ? (200, answer.ToJsonString()) : (401, "Unauthenticated");
        }
        catch (Exception e)
        {
            return (400, $"{call}: {e}");
        }
    }

    private JsonNode? Answer(string call, JsonObject body, bool loggedIn)
    {
        switch (call)
        {
            case "GET /api/session/properties":
                return new JsonObject { ["setup-token"] = "token", ["has-user-setup"] = _isSetUp };
            case "POST /api/setup" when !_isSetUp && body["token"]!.GetValue<string>() == "token":
                _isSetUp = true;
                return new JsonObject { ["id"] = "session" };
            case "POST /api/session" when _isSetUp:
                return new JsonObject { ["id"] = "session" };
        }

        if (!loggedIn) return null;
        var parts = call.Split([' ', '/'], StringSplitOptions.RemoveEmptyEntries);
        var things = Things[parts[2]];
        return (parts[0], parts.Length) switch
        {
            ("GET", 3) => List(parts[2], things),
            ("POST", 3) => Create(things, body),
            ("PUT", 4) => Change(things[int.Parse(parts[3], System.Globalization.CultureInfo.InvariantCulture) - 1], body),
            _ => new JsonObject { ["status"] = "ok" },
        };
    }

    // Databases come wrapped, cards and dashboards do not.
    private static JsonNode List(string kind, List<JsonObject> things)
    {
        var list = JsonSerializer.SerializeToNode(things)!;
        return kind == "database" ? new JsonObject { ["data"] = list } : list;
    }

    private static JsonObject Create(List<JsonObject> things, JsonObject body)
    {
        var thing = (JsonObject)body.DeepClone();
        thing["id"] = things.Count + 1;
        things.Add(thing);
        return (JsonObject)thing.DeepClone();
    }

    private static JsonObject Change(JsonObject thing, JsonObject body)
    {
        foreach (var (name, value) in body) thing[name] = value?.DeepClone();
        return (JsonObject)thing.DeepClone();
    }
}
