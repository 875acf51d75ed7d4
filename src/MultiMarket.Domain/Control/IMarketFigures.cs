using MultiMarket.Domain.Figures;
using MultiMarket.Domain.Status;

namespace MultiMarket.Domain.Control;

/// <summary>The figures behind the pages of a running system.</summary>
public interface IMarketFigures
{
    /// <summary>Runs a query in the warehouse; errors are those of <see cref="IFigureSource.RunAsync"/>, and <see cref="TimeoutException"/>.</summary>
    Task<FigureTable> RunFiguresAsync(FigureQuery query, CancellationToken cancellationToken);

    /// <summary>What this host has just stored. Answers within its own time-out or throws <see cref="TimeoutException"/>.</summary>
    Task<OrderActivity> GetActivityAsync(CancellationToken cancellationToken);
}
