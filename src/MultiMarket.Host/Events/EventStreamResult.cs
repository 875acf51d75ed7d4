using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using MultiMarket.Dashboard.Access;
using MultiMarket.Domain.Events;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace MultiMarket.Host.Events;

/// <summary>
/// Sends the feed to one client until it leaves, may not read any more, takes too long or the host stops. What it may see is asked anew
/// at every write, because sessions end while streams are open.
/// </summary>
internal sealed class EventStreamResult(IEventFeed feed, EventStreamOptions options, TimeProvider time) : IResult
{
    private const string ReconnectAfterMilliseconds = "2000";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var stopping = httpContext.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted, stopping);
        using var subscription = await feed.FollowAsync(FeedPosition.Find(httpContext.Request.Headers["Last-Event-ID"]), ended.Token);
        httpContext.Response.ContentType = "text/event-stream";
        httpContext.Response.Headers.CacheControl = "no-store";
        httpContext.Response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            await SendAsync(httpContext.Response, $"retry: {ReconnectAfterMilliseconds}\nid: {subscription.Start}\n\n", ended.Token);
            await FollowAsync(httpContext, subscription, ended.Token);
        }
        catch (OperationCanceledException)
        {
            // At the end of the host the answer just ends; a client that takes nothing must be cut off.
            if (!stopping.IsCancellationRequested) httpContext.Abort();
        }
    }

    private async Task FollowAsync(HttpContext http, EventSubscription subscription, CancellationToken cancellationToken)
    {
        var json = http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var authorization = http.RequestServices.GetRequiredService<IAuthorizationService>();
        var text = new StringBuilder();
        while (true)
        {
            var events = await subscription.TakeAsync(options.Heartbeat, cancellationToken);
            if (!(await authorization.AuthorizeAsync(http.User, AccessPolicies.Reading)).Succeeded) return;
            var personal = (await authorization.AuthorizeAsync(http.User, AccessPolicies.PersonalData)).Succeeded;
            foreach (var e in events) EventText.Write(text, e, personal, json);
            await SendAsync(http.Response, events.Count == 0 ? ":\n\n" : text.ToString(), cancellationToken);
            text.Clear();
            await Task.Delay(options.Pause, time, cancellationToken);
        }
    }

    private async Task SendAsync(HttpResponse response, string text, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.WriteTimeout);
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), limit.Token);
        await response.Body.FlushAsync(limit.Token);
    }
}
