using System.Globalization;

namespace MultiMarket.Drills.Faults;

/// <summary>Which calls are struck, and how.</summary>
/// <param name="Kind">
/// <c>kill</c> ends the process as kill -9 does; <c>once</c> reports an outage of the disk or the warehouse; <c>while</c> does so from the
/// N-th call on; <c>bug</c> throws what nobody expects; <c>hold</c> keeps the call waiting until the fault is disarmed.
/// </param>
/// <param name="Number">The N-th call.</param>
/// <param name="Call">Only calls of this name count; null for all.</param>
internal sealed record FaultPlan(string Kind, int Number, string? Call)
{
    // Points within a call, which a sweep over the calls leaves out.
    private static readonly string[] OnlyByName = [".during", ".content"];

    /// <summary>Reads <c>KIND N [CALL]</c>.</summary>
    public static FaultPlan Parse(string[] words) => new(words[0], int.Parse(words[1], CultureInfo.InvariantCulture), words.Length > 2 ? words[2] : null);

    public bool Counts(string call) => Call is null ? !OnlyByName.Any(part => call.EndsWith(part, StringComparison.Ordinal)) : Call == call;

    public bool Strikes(int number) => Kind == "while" ? number >= Number : number == Number;
}
