using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MongoDB.Driver;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Reports;
using MultiMarket.Domain.Status;

namespace MultiMarket.Warehouse.Tests;

public sealed class WarehouseServicesSpecs
{
    [Fact]
    public async Task Every_port_is_registered_once_and_nothing_connects_before_it_is_used()
    {
        var services = new ServiceCollection().AddLogging().AddWarehouse(new() { ConnectionString = "mongodb://u:p@127.0.0.1:1/shop", Embedded = true });
        await using var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        provider.GetRequiredService<IOrderStore>().ShouldBeSameAs(provider.GetRequiredService<IOrderStore>());
        provider.GetRequiredService<IReportSource>().ShouldNotBeNull();
        provider.GetServices<IHostedService>().Count().ShouldBe(2);
        var status = provider.GetRequiredService<IWarehouseMonitor>().Status;
        status.ShouldBe(new WarehouseStatus("embedded", "mongodb://127.0.0.1:1/shop", Available: true, null, status.Since) { Login = true });
    }

    [Fact]
    public void A_connection_string_that_is_not_valid_is_refused_at_registration() =>
        Should.Throw<MongoConfigurationException>(() => new ServiceCollection().AddWarehouse(new() { ConnectionString = "nonsense" }));
}
