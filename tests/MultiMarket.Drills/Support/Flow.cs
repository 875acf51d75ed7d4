using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace MultiMarket.Drills.Support;

/// <summary>What a running host must show after a drill: it takes orders, its counters add up, and none of its actors is dead.</summary>
internal static class Flow
{
    private static readonly string[] Channels = ["web", "mobile", "boutique"];

    /// <summary>Drops one order into each channel and waits until they are archived.</summary>
    /// <returns>The files, for the invariant.</returns>
    public static async Task<IReadOnlyList<DroppedFile>> ShouldResumeAsync(HostProcess host, double seconds = 15)
    {
        var dropped = new List<DroppedFile>();
        foreach (var channel in Channels)
        {
            var name = $"flow-{Guid.NewGuid():N}.json";
            var content = OrderTexts.Of(channel, name);
            host.Drop(OrderTexts.FolderOf(channel), name, content);
            dropped.Add(DroppedFile.Of(OrderTexts.FolderOf(channel), name, content, ExpectedFate.Archived));
        }

        await Eventually.BecomesAsync(
            "the flow resumes in every channel",
            () => Task.FromResult(string.Join(", ", dropped.Where(d => !host.Archived(d.Source).Any(f => f.EndsWith(d.Name, StringComparison.Ordinal))))),
            waiting => waiting.Length == 0,
            TimeSpan.FromSeconds(seconds));
        return dropped;
    }

    /// <summary>Waits until the source folders hold none of these files.</summary>
    public static Task SettlesAsync(HostProcess host, IEnumerable<DroppedFile> dropped, double seconds = 60)
    {
        var files = dropped.Select(d => Path.Combine(host.Data, "sources", d.Source, d.Name)).Distinct().ToList();
        return Eventually.BecomesAsync(
            "no dropped file is left in its source folder",
            () => Task.FromResult(files.RemoveAll(f => !File.Exists(f)) >= 0 ? $"{files.Count} left, {string.Join(", ", files.Take(3))}" : ""),
            _ => files.Count == 0,
            TimeSpan.FromSeconds(seconds));
    }

    /// <summary>Found = inserted + duplicate + rejected + in flight, in every channel, and in the end nothing is in flight.</summary>
    public static async Task ShouldReconcileAsync(HostProcess host)
    {
        foreach (var channel in Channels)
        {
            var counts = await Eventually.BecomesAsync($"nothing of {channel} is in flight", () => host.CountsAsync(channel), c => c.InFlight == 0, TimeSpan.FromSeconds(15));
            counts.Found.ShouldBe(counts.Inserted + counts.Duplicate + counts.Rejected + counts.InFlight, $"the counters of {channel}: {counts}");
        }
    }

    /// <summary>Every actor answers: the journal of each simulator and intake, statistics, reports; no message was lost to the dead.</summary>
    public static async Task ShouldHaveNoDeadActorAsync(HostProcess host)
    {
        var token = (await File.ReadAllTextAsync(Path.Combine(host.Data, "control.token"))).Trim();
        await Eventually.BecomesAsync("every simulator and intake answers", async () =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, host.Url + "/api/audit");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var response = await host.Http.SendAsync(request);
            return response.IsSuccessStatusCode ? "" : await response.Content.ReadAsStringAsync();
        }, trouble => trouble.Length == 0, TimeSpan.FromSeconds(20));
        await Eventually.BecomesAsync(
            "no channel is in trouble",
            async () => Troubles(await host.GetAsync("/api/status")),
            troubles => troubles.Length == 0,
            TimeSpan.FromSeconds(35));
        (await host.GetAsync("/api/reports/revenue")).GetProperty("rows").GetArrayLength().ShouldBeGreaterThanOrEqualTo(0);
    }

    private static string Troubles(JsonElement status)
    {
        var troubles = new StringBuilder();
        if (!status.GetProperty("warehouse").GetProperty("available").GetBoolean()) troubles.Append($"warehouse: {status.GetProperty("warehouse")} ");
        foreach (var channel in status.GetProperty("channels").EnumerateArray())
        {
            foreach (var name in (string[])["folder_error", "intake_trouble"])
                if (channel.TryGetProperty(name, out var trouble) && trouble.ValueKind == JsonValueKind.String) troubles.Append($"{channel.GetProperty("channel")} {name}: {trouble} ");
            if (channel.GetProperty("simulation").TryGetProperty("trouble", out var waits) && waits.ValueKind == JsonValueKind.String) troubles.Append($"{channel.GetProperty("channel")} simulator: {waits} ");
        }

        return troubles.ToString();
    }
}
