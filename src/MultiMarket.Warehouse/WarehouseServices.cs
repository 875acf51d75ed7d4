using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MongoDB.Bson;
using MongoDB.Driver;
using MultiMarket.Domain.Figures;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Reports;
using MultiMarket.Domain.Status;
using MultiMarket.Warehouse.Availability;
using MultiMarket.Warehouse.Figures;
using MultiMarket.Warehouse.Ledger;
using MultiMarket.Warehouse.Orders;
using MultiMarket.Warehouse.Reports;
using MultiMarket.Warehouse.RollUps;

namespace MultiMarket.Warehouse;

/// <summary>Registers the warehouse.</summary>
public static class WarehouseServices
{
    /// <summary>
    /// Adds <see cref="IOrderStore"/>, the ledger, <see cref="IReportSource"/>, <see cref="IFigureSource"/> and <see cref="IWarehouseMonitor"/>, and a background service that
    /// keeps the monitor up to date. Nothing connects before it is used; a server that is down at start is waited for.
    /// </summary>
    /// <exception cref="MongoConfigurationException">The connection string is not valid; <see cref="WarehouseProbe"/> says so more kindly.</exception>
    public static IServiceCollection AddWarehouse(this IServiceCollection services, WarehouseOptions options)
    {
        _ = options.Url;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<IMongoClient>(_ => WarehouseClient.Create(options));
        services.AddSingleton(provider => WarehouseClient.Orders(provider.GetRequiredService<IMongoClient>(), options));
        services.AddSingleton<OrderIndexes>();
        services.AddSingleton<WarehouseState>();
        services.AddSingleton<IWarehouseMonitor>(provider => provider.GetRequiredService<WarehouseState>());
        services.AddSingleton(provider => new ResilientOrderStore(
            new DayMarkingOrderStore(
                new JournalingOrderStore(
                    new MongoOrderStore(provider.GetRequiredService<IMongoCollection<BsonDocument>>(), options.HostName, provider.GetRequiredService<TimeProvider>()),
                    provider.GetRequiredService<MongoFileJournal>()),
                provider.GetRequiredService<DirtyDays>()),
            async token =>
            {
                await provider.GetRequiredService<OrderIndexes>().EnsureAsync(token);
                await provider.GetRequiredService<JournalCollection>().EnsureAsync(token);
            },
            provider.GetRequiredService<WarehouseState>(),
            options,
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IOrderStore>(provider => provider.GetRequiredService<ResilientOrderStore>());
        services.AddLedger(options);
        services.AddSingleton<IReportSource, MongoReportSource>();
        services.AddSingleton<IFigureSource, MongoFigureSource>();
        services.AddHostedService<WarehouseHeartbeat>();
        services.AddBi();
        return services;
    }
}
