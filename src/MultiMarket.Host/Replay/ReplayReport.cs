using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MultiMarket.Domain.Ledger;

namespace MultiMarket.Host.Replay;

/// <summary>What a replay found and did.</summary>
/// <param name="Ok">True when everything that was asked for is done.</param>
/// <param name="DryRun">True when it only looked.</param>
/// <param name="DataFolder">The data folder.</param>
/// <param name="HostRuns">True when a host takes the files in; otherwise they wait for the next start.</param>
/// <param name="Files">Archived files of those days and channels.</param>
/// <param name="Days">The same, day by day.</param>
/// <param name="Offered">Files put into the source folders.</param>
/// <param name="Waiting">Files that waited there already.</param>
/// <param name="Skipped">Files passed over: gone meanwhile, or links, pipes and the like.</param>
/// <param name="Trouble">Why there was nothing to do, or why it stopped; null at the end.</param>
/// <param name="GoOn">The command that does the rest; null when nothing is left to do.</param>
/// <param name="DurationMs">How long it took, in milliseconds.</param>
internal sealed record ReplayReport(
    bool Ok,
    bool DryRun,
    string DataFolder,
    bool HostRuns,
    long Files,
    IReadOnlyList<ReplayDay> Days,
    long Offered,
    long Waiting,
    long Skipped,
    string? Trouble,
    string? GoOn,
    long DurationMs)
{
    private static readonly ReplayJson Json = new(new JsonSerializerOptions(ReplayJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>The report for programs.</summary>
    public string Write() => JsonSerializer.Serialize(this, Json.ReplayReport);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(ReplayReport))]
internal sealed partial class ReplayJson : JsonSerializerContext;
