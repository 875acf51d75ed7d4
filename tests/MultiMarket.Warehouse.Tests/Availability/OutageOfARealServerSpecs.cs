using Microsoft.Extensions.Logging.Abstractions;
using MongoDB.Driver;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Reports;
using MultiMarket.EmbeddedMongo;
using MultiMarket.Warehouse.Tests.Support;

namespace MultiMarket.Warehouse.Tests.Availability;

public sealed class OutageOfARealServerSpecs : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly string _folder = Directory.CreateTempSubdirectory("warehouse-outage-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_warehouse_that_goes_down_and_comes_back_holds_every_order_once_and_serves_reports_again()
    {
        var orders = SeededOrders.Draw(300, seed: 5);
        var server = await StartAsync(port: 0);
        var port = server.Port;
        await using var warehouse = WarehouseServer.OpenAt($"mongodb://127.0.0.1:{port}/?serverSelectionTimeoutMS=500");
        await warehouse.Orders.StoreAsync([.. orders.Take(100)], default);

        await server.DisposeAsync();
        for (var i = 0; i < 4; i++)
            await warehouse.Orders.StoreAsync([.. orders.Take(200)], default).ShouldThrowAsync<WarehouseUnavailableException>();
        await warehouse.Reports.RunAsync(new ReportRequest(ReportNames.Revenue), default).ShouldThrowAsync<WarehouseUnavailableException>();
        warehouse.Monitor.Status.Available.ShouldBeFalse();

        await using var restarted = await StartAsync(port);
        var outcomes = await StoreWhenBackAsync(warehouse, [.. orders.Take(200)]);
        outcomes.Take(100).ShouldAllBe(o => o.Kind == StoreOutcomeKind.Duplicate);
        outcomes.Skip(100).ShouldAllBe(o => o == StoreOutcome.Inserted);
        (await warehouse.Orders.StoreAsync([.. orders.Skip(200)], default)).ShouldAllBe(o => o == StoreOutcome.Inserted);

        warehouse.Monitor.Status.Available.ShouldBeTrue();
        (await warehouse.Reports.RunAsync(new ReportRequest(ReportNames.Revenue), default)).Totals["commandes_tous_statuts"].ShouldBe(300);
    }

    [Fact]
    public async Task A_warehouse_that_is_down_at_the_start_is_waited_for_and_gets_its_index()
    {
        var taken = await StartAsync(port: 0);
        var port = taken.Port;
        await taken.DisposeAsync();
        await using var warehouse = WarehouseServer.OpenAt($"mongodb://127.0.0.1:{port}/?serverSelectionTimeoutMS=300");
        await warehouse.Orders.StoreAsync(SeededOrders.Draw(1, seed: 1), default).ShouldThrowAsync<WarehouseUnavailableException>();

        await using var server = await StartAsync(port);
        (await StoreWhenBackAsync(warehouse, SeededOrders.Draw(1, seed: 1))).ShouldBe([StoreOutcome.Inserted]);

        var indexes = await warehouse.Documents.Indexes.ListAsync();
        (await indexes.ToListAsync()).Count.ShouldBe(2);
    }

    private Task<EmbeddedMongoServer> StartAsync(int port) => EmbeddedMongoServer.StartAsync(
        new EmbeddedMongoOptions { DataFile = Path.Combine(_folder, "outage.db"), Port = port }, NullLogger.Instance, default);

    private static async Task<IReadOnlyList<StoreOutcome>> StoreWhenBackAsync(OpenWarehouse warehouse, IReadOnlyList<ReceivedOrder> orders)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var tries = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            try
            {
                return await warehouse.Orders.StoreAsync(orders, patience.Token);
            }
            catch (WarehouseUnavailableException)
            {
                await tries.WaitForNextTickAsync(patience.Token);
            }
        }
    }
}
