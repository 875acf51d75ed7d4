namespace MultiMarket.Domain.Ledger;

/// <summary>How much there is to offer again of one day.</summary>
/// <param name="Day">The day of reception.</param>
/// <param name="Channel">The name of the channel.</param>
/// <param name="Files">The number of archived files.</param>
public sealed record ReplayDay(DateOnly Day, string Channel, long Files);
