using MultiMarket.Domain.Simulation.Parameters;
using MultiMarket.Host.Settings;

namespace MultiMarket.Host.Generate;

/// <summary>What <c>generate</c> is to do: checked, with defaults in place.</summary>
/// <param name="Profile">The shape of the business.</param>
/// <param name="Orders">How many orders.</param>
/// <param name="Days">The days on which they are placed.</param>
/// <param name="Seed">Chooses the history.</param>
/// <param name="Target">Where they go.</param>
/// <param name="Folder">The folder of <see cref="GenerateTarget.Files"/>, absolute; otherwise null.</param>
/// <param name="DirtyPercent">How many of a hundred records are to be wrong.</param>
/// <param name="Threads">How many threads work.</param>
/// <param name="Host">Data folder and warehouse.</param>
internal sealed record GenerateSettings(
    SimulationProfile Profile, long Orders, DayRange Days, int Seed, GenerateTarget Target, string? Folder, decimal DirtyPercent, int Threads, HostSettings Host);

/// <summary>Where a history goes.</summary>
internal enum GenerateTarget
{
    /// <summary>Order files in the source folders.</summary>
    Folders,

    /// <summary>Straight into the warehouse.</summary>
    Warehouse,

    /// <summary>Files for other tools.</summary>
    Files,
}
