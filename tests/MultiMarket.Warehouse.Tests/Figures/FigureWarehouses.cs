using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Orders;
using MultiMarket.Domain.Reports;
using MultiMarket.Warehouse.Tests.Support;

namespace MultiMarket.Warehouse.Tests.Figures;

/// <summary>The same orders in two warehouses: one without roll-ups, one with current ones.</summary>
public sealed class FigureWarehouses : IAsyncLifetime
{
    private static readonly DateTime[] Days =
    [
        new(2024, 2, 29, 23, 59, 59, DateTimeKind.Utc), new(2024, 12, 31, 23, 59, 59, DateTimeKind.Utc), new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc),
    ];

    private readonly WarehouseServer _server = new();

    /// <summary>The orders themselves.</summary>
    public IReadOnlyList<Order> Orders { get; private set; } = [];

    /// <summary>Its figures can only come from the orders.</summary>
    public OpenWarehouse WithoutRollUps { get; private set; } = null!;

    /// <summary>Its figures come from the roll-ups where these hold the answer.</summary>
    public OpenWarehouse RolledUp { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        // Besides the drawn ones, orders on the days where calendars go wrong.
        var rare = Days.Select((day, i) => SeededOrders.Received(SeededOrders.Example with { OrderId = $"rare{i}", PlacedAt = day }));
        IReadOnlyList<ReceivedOrder> received = [.. SeededOrders.Draw(800, seed: 6), .. rare];
        Orders = [.. received.Select(r => r.Order)];
        await _server.InitializeAsync();
        (WithoutRollUps, RolledUp) = (_server.Open(), _server.Open());
        foreach (var warehouse in (OpenWarehouse[])[WithoutRollUps, RolledUp])
            foreach (var batch in received.Chunk(1_000))
                await warehouse.Orders.StoreAsync(batch, default);
        await RolledUp.Get<IRollUps>().RefreshAsync(default);
    }

    public async Task DisposeAsync()
    {
        await WithoutRollUps.DisposeAsync();
        await RolledUp.DisposeAsync();
        await _server.DisposeAsync();
    }
}
