namespace MultiMarket.Domain.Ingestion;

/// <summary>The warehouse could not be reached or did not confirm; the operation is to be repeated.</summary>
public sealed class WarehouseUnavailableException : Exception
{
    public WarehouseUnavailableException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
