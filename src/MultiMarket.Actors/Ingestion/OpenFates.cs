using static MultiMarket.Actors.Ingestion.IngestionProtocol;

namespace MultiMarket.Actors.Ingestion;

/// <summary>What follows an offer after which the fate of its file is still open.</summary>
internal static class OpenFates
{
    /// <summary>Has the table offer the file again, when and how the end of the offer says.</summary>
    public static void Continue(this InFlightTable table, IOfferEnded ended, TimeSpan now)
    {
        switch (ended)
        {
            case FileNotReady notReady:
                table.NotReady(ended.Arrival, notReady.Observed, now);
                break;
            case FileDeferred deferred:
                table.Defer(ended.Arrival, deferred.Trouble, now);
                break;
            case FileFailed failed:
                table.Fail(failed, now);
                break;
            default:
                table.Again(ended.Arrival, now);
                break;
        }
    }
}
