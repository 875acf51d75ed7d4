using MultiMarket.Domain.Channels;

namespace MultiMarket.Domain.Ledger;

/// <summary>Where order files can lie.</summary>
public enum FilePlace
{
    /// <summary>In the source folder: not done yet.</summary>
    Source,

    /// <summary>In the archive: its order is stored.</summary>
    Archive,

    /// <summary>In the rejected folder, with a reason beside it.</summary>
    Rejected,
}

/// <summary>A file found in one of the folders.</summary>
/// <param name="Channel">The channel of the folder.</param>
/// <param name="Place">The kind of folder.</param>
/// <param name="Day">The day of an archive folder; null elsewhere.</param>
/// <param name="Name">Its name.</param>
/// <param name="Path">Its path below the data folder, with <c>/</c>.</param>
public sealed record PlacedFile(Channel Channel, FilePlace Place, DateOnly? Day, string Name, string Path);
