using MongoDB.Driver;
using MultiMarket.Warehouse.Availability;
using MultiMarket.Warehouse.Tests.Support;
using MultiMarket.Warehouse.Views;

namespace MultiMarket.Warehouse.Tests.Views;

[Collection(WarehouseServer.Collection)]
public sealed class FlatViewUpkeepSpecs(WarehouseServer server)
{
    [Fact]
    public async Task Views_are_made_at_start_and_again_after_an_outage()
    {
        await using var warehouse = server.Open();
        var time = new ManualTime();
        var state = new WarehouseState(warehouse.Options, time, new LogLines<WarehouseState>());
        using var upkeep = new FlatViewUpkeep(warehouse.Get<FlatViews>(), state, warehouse.Options, time);

        await upkeep.StartAsync(default);
        await Eventually(() => CountAsync(warehouse), ViewDefinition.All.Count);

        await warehouse.Documents.Database.DropCollectionAsync("v_commandes");
        state.Failed(write: false, "away");
        time.Advance(TimeSpan.FromMinutes(1));
        state.Succeeded(write: false);
        await Eventually(
            async () =>
            {
                time.Advance(warehouse.Options.HeartbeatInterval);
                return await CountAsync(warehouse);
            },
            ViewDefinition.All.Count);

        await upkeep.StopAsync(default);
    }

    private static async Task<int> CountAsync(OpenWarehouse warehouse) =>
        (await (await warehouse.Documents.Database.ListCollectionNamesAsync()).ToListAsync()).Count(name => name.StartsWith("v_", StringComparison.Ordinal));

    private static async Task Eventually(Func<Task<int>> count, int expected)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await count() != expected) patience.Token.ThrowIfCancellationRequested();
    }
}
