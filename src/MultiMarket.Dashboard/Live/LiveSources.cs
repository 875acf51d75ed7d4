using MultiMarket.Domain.Control;
using MultiMarket.Domain.Ingestion;

namespace MultiMarket.Dashboard.Live;

/// <summary>Where answers come from.</summary>
public sealed record LiveSources(IMarketControl Market, IMarketFigures Figures, IRejectedFiles Rejected, IWaitingFiles Waiting);
