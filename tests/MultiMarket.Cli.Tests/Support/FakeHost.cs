using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace MultiMarket.Cli.Tests.Support;

/// <summary>A host that answers with set documents and remembers what it was asked.</summary>
public sealed class FakeHost : IAsyncLifetime
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, (int Status, string Type, string Body)> _answers = new();
    private readonly ConcurrentDictionary<string, Action> _held = new();

    public FakeHost()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    /// <summary>Its address.</summary>
    public string Url => _app.Urls.Single();

    /// <summary>What it was asked: method and address, with the token where one was sent.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Sets the answer for a path.</summary>
    public void Answer(string path, string body, int status = 200, string type = "application/json") => _answers[path] = (status, type, body);

    /// <summary>Sets an answer that begins and then waits until the client is gone.</summary>
    /// <param name="path">The path.</param>
    /// <param name="body">How the answer begins.</param>
    /// <param name="onHeld">Called when that much was sent.</param>
    public void Hold(string path, string body, Action onHeld)
    {
        Answer(path, body, type: "text/csv");
        _held[path] = onHeld;
    }

    /// <summary>Sets a refusal for a path.</summary>
    public void Refuse(string path, int status, string detail) =>
        Answer(path, $$"""{"title":"refused","status":{{status}},"detail":"{{detail}}"}""", status, "application/problem+json");

    public Task InitializeAsync() => _app.StartAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var token = context.Request.Headers.Authorization.ToString();
        Requests.Enqueue($"{context.Request.Method} {context.Request.Path}{Uri.UnescapeDataString(context.Request.QueryString.Value ?? "")}{(token.Length > 0 ? $" [{token}]" : "")}");
        if (!_answers.TryGetValue(context.Request.Path, out var answer)) answer = (204, "", "");
        context.Response.StatusCode = answer.Status;
        if (answer.Type.Length > 0) context.Response.ContentType = answer.Type;
        if (answer.Body.Length > 0) await context.Response.WriteAsync(answer.Body);
        if (!_held.TryRemove(context.Request.Path, out var onHeld)) return;
        await context.Response.Body.FlushAsync();
        onHeld();
        var gone = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }
}
