using MultiMarket.Domain.Channels;

namespace MultiMarket.Domain.Bi;

/// <summary>Reads the flat tables from the warehouse.</summary>
public interface IStarSource
{
    /// <summary>
    /// The rows of a table, one value per column in its order, as the warehouse hands them out: no more than a batch is held at a time.
    /// The array is used again for the next row.
    /// </summary>
    /// <exception cref="Ingestion.WarehouseUnavailableException">The warehouse cannot be reached.</exception>
    IAsyncEnumerable<object?[]> ReadAsync(StarTable table, StarSelection selection, CancellationToken cancellationToken);

    /// <summary>A text that changes with every order that is stored.</summary>
    /// <exception cref="Ingestion.WarehouseUnavailableException">The warehouse cannot be reached.</exception>
    Task<string> GetVersionAsync(CancellationToken cancellationToken);
}

/// <summary>The orders that a flat table is made of.</summary>
/// <param name="From">First day included (merchant's wall clock), or null.</param>
/// <param name="To">Last day included, or null.</param>
/// <param name="Channels">The channels; never empty.</param>
public sealed record StarSelection(DateOnly? From, DateOnly? To, IReadOnlyList<Channel> Channels)
{
    /// <summary>Every order.</summary>
    public static StarSelection Everything { get; } = new(null, null, Channel.All);
}
