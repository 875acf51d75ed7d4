using System.Globalization;
using System.Text.Json;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Control;

namespace MultiMarket.Host.Api;

/// <summary>State changes of channels; each answers 204 when it is done.</summary>
internal static class ChannelEndpoints
{
    /// <summary>The most orders that one request may ask of a channel.</summary>
    public const int MaxOrders = 100_000;

    public static void MapChannels(this IEndpointRouteBuilder group)
    {
        group.MapPost("/channels/{channel}/pause", (string channel, string? part, HttpContext http, IMarketControl control, CancellationToken cancellationToken) =>
                OnEach(channel, Part(part), http, control.PauseAsync, cancellationToken))
            .Describe("PauseChannel", "Stops a channel's simulation (default) or ingestion, also across restarts of the host; channel may be 'all'.");
        group.MapPost("/channels/{channel}/resume", (string channel, string? part, HttpContext http, IMarketControl control, CancellationToken cancellationToken) =>
                OnEach(channel, Part(part), http, control.ResumeAsync, cancellationToken))
            .Describe("ResumeChannel", "Takes a pause back.");
        group.MapPost("/channels/{channel}/rate", async (string channel, string? rate, HttpContext http, IMarketControl control, CancellationToken cancellationToken) =>
                await OnEach(channel, await RateAsync(rate, http.Request, cancellationToken), http, control.SetRateAsync, cancellationToken))
            .Describe("SetChannelRate", "Sets the time between two simulated orders: ?rate=2s..5s, or a JSON body {\"min\":\"2s\",\"max\":\"5s\"}.");
        group.MapPost("/channels/{channel}/emit", (string channel, string? orders, HttpContext http, IMarketControl control, CancellationToken cancellationToken) =>
                OnEach(channel, Orders(orders), http, control.EmitAsync, cancellationToken))
            .Describe("EmitOrders", $"Writes 1 to {MaxOrders} simulated orders at once, in each channel named.");
    }

    private static RouteHandlerBuilder Describe(this RouteHandlerBuilder endpoint, string name, string summary) => endpoint
        .WithName(name).WithSummary(summary).WithTags("channels")
        .Produces(StatusCodes.Status204NoContent)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);

    // All channels at once: one that is slow must not delay the others.
    private static async Task<IResult> OnEach<T>(string channel, T value, HttpContext http, Func<Channel, T, string, CancellationToken, Task> change, CancellationToken cancellationToken)
    {
        var who = Caller.Of(http);
        await Task.WhenAll(ChannelNames.Read(channel).Select(c => change(c, value, who, cancellationToken)));
        return TypedResults.NoContent();
    }

    private static ChannelPart Part(string? text) => text switch
    {
        null or "" or "simulation" => ChannelPart.Simulation,
        "ingestion" => ChannelPart.Ingestion,
        _ => throw new RequestException(StatusCodes.Status400BadRequest, $"part is '{text}'; allowed are simulation and ingestion."),
    };

    private static int Orders(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var orders) && orders is >= 1 and <= MaxOrders
            ? orders
            : throw new RequestException(StatusCodes.Status400BadRequest, $"orders is '{text}'; allowed are 1 to {MaxOrders}.");

    private static async Task<TickRange> RateAsync(string? text, HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return TickRange.Parse(text ?? await BodyAsync(request, cancellationToken) ?? throw new FormatException("The rate is missing"));
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            throw new RequestException(StatusCodes.Status400BadRequest, $"{e.Message}. Give ?rate=2s..5s or a JSON body {{\"min\":\"2s\",\"max\":\"5s\"}}.");
        }
    }

    private static async Task<string?> BodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType()) return null;
        return await request.ReadFromJsonAsync<RateBody>(cancellationToken) is { Min: { } min, Max: { } max } ? $"{min}..{max}" : null;
    }
}
