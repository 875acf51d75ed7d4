using MongoDB.Bson;
using MongoDB.Driver;

namespace MultiMarket.Drills.Support;

/// <summary>The end of every drill.</summary>
internal static class Drill
{
    /// <summary>
    /// Waits until the host has dealt with every file, and checks the whole of what must hold: flow, places, warehouse, counters, actors.
    /// </summary>
    /// <param name="host">The host, running.</param>
    /// <param name="dropped">Every file that was ever put into its source folders.</param>
    /// <param name="orders">Its warehouse; the embedded one when null.</param>
    /// <param name="seconds">How long that may take.</param>
    /// <returns>The files that were dropped to see whether the flow resumes, for another drill on the same host.</returns>
    public static async Task<IReadOnlyList<DroppedFile>> ShouldEndWellAsync(HostProcess host, IEnumerable<DroppedFile> dropped, IMongoCollection<BsonDocument>? orders = null, double seconds = 60)
    {
        var fresh = await Flow.ShouldResumeAsync(host, seconds);
        List<DroppedFile> all = [.. dropped, .. fresh];
        await Flow.SettlesAsync(host, all, seconds);
        await Flow.ShouldReconcileAsync(host);
        await Flow.ShouldHaveNoDeadActorAsync(host);
        await Invariant.ShouldHoldAsync(host.Data, orders ?? host.Orders, all);
        return fresh;
    }
}
