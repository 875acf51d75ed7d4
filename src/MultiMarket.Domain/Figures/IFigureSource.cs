namespace MultiMarket.Domain.Figures;

/// <summary>Computes tables of figures where the data is.</summary>
public interface IFigureSource
{
    /// <summary>Runs one query over the stored orders.</summary>
    /// <exception cref="Ingestion.WarehouseUnavailableException">The warehouse cannot be reached.</exception>
    Task<FigureTable> RunAsync(FigureQuery query, CancellationToken cancellationToken);
}
