using MultiMarket.Domain.Events;

namespace MultiMarket.Host.Events;

/// <summary>What happens, as it happens.</summary>
internal static class EventsEndpoint
{
    /// <summary>Adds <c>/events</c>.</summary>
    public static void MapEvents(this IEndpointRouteBuilder group) =>
        group.MapGet("/events", (IEventFeed feed, EventStreamOptions options, TimeProvider time) => new EventStreamResult(feed, options, time))
            .WithName("FollowEvents").WithTags("status")
            .WithSummary("Server-sent events: order-inserted, file-rejected, channel-changed, and events-missed in the place of those that the client was too slow for.")
            .WithDescription(
                "The data of each event is one JSON object; clients, addresses, files and names are null and masked is true without the token or a session. "
                + "Last-Event-ID is answered by the number of events missed since, not by the events. A comment comes after 15 s of silence.")
            .Produces<string>(StatusCodes.Status200OK, "text/event-stream")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status504GatewayTimeout);
}
