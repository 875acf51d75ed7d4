using MultiMarket.Domain.Channels;

namespace MultiMarket.Domain.Simulation.Objectives;

/// <summary>What the merchant aims at in a channel and a month.</summary>
/// <param name="Year">The year.</param>
/// <param name="Month">From 1 to 12.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Revenue">The aim for the sales with tax, in whole thousands of MAD.</param>
/// <param name="Marketing">The marketing budget, in whole hundreds of MAD.</param>
public sealed record MonthlyObjective(int Year, int Month, Channel Channel, decimal Revenue, decimal Marketing);
