namespace MultiMarket.Actors;

/// <summary>What the host decides about one run; everything else stands in HOCON.</summary>
public sealed record MarketOptions
{
    /// <summary>The folder that holds <c>sources</c>, <c>archive</c>, <c>rejected</c> and <c>reports</c>; absolute.</summary>
    public required string DataFolder { get; init; }

    /// <summary>The name of this host among those that share folders or a warehouse: 1 to 32 of <c>a-z 0-9 -</c>.</summary>
    public string Instance { get; init; } = "main";

    /// <summary>False leaves the simulators off; only orders from elsewhere are taken in.</summary>
    public bool Simulate { get; init; } = true;

    /// <summary>Orders per channel that the simulators write when the warehouse is empty, dated over the last 24 months.</summary>
    public int Backfill { get; init; } = 500;

    /// <summary>Seed of the simulated catalogue, clients and orders; null for one that differs from run to run.</summary>
    public int? Seed { get; init; }

    /// <summary>What <c>status</c> says of the packages in use.</summary>
    public string Packages { get; init; } = "";
}
