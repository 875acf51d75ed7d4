namespace MultiMarket.Dashboard.Live;

/// <summary>A feed, whatever it answers.</summary>
internal interface ILiveFeed
{
    /// <summary>True while somebody looks at it.</summary>
    bool IsWatched { get; }

    /// <summary>Refreshes once where there is need, and tells how long to wait before the next look.</summary>
    Task<TimeSpan> RefreshAsync(CancellationToken cancellationToken);
}
