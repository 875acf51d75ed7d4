using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MongoDB.Bson;
using MongoDB.Driver;
using MultiMarket.Domain.Ledger;
using MultiMarket.Warehouse.Ledger;

namespace MultiMarket.Warehouse;

/// <summary>Registers what answers for every file and every order.</summary>
internal static class LedgerServices
{
    /// <summary>Adds <see cref="IFileJournal"/>, <see cref="IFileTrail"/> and <see cref="IOrderLedger"/>.</summary>
    public static IServiceCollection AddLedger(this IServiceCollection services, WarehouseOptions options)
    {
        services.AddSingleton(provider => new JournalCollection(
            WarehouseClient.Journal(provider.GetRequiredService<IMongoClient>(), options), provider.GetRequiredService<ILogger<JournalCollection>>()));
        services.AddSingleton(provider => new MongoFileJournal(
            provider.GetRequiredService<JournalCollection>(), options.HostName, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<MongoFileJournal>>()));
        services.AddSingleton<ResilientFileJournal>();
        services.AddSingleton<IFileJournal>(provider => provider.GetRequiredService<ResilientFileJournal>());
        services.AddSingleton<IFileTrail>(provider => provider.GetRequiredService<MongoFileJournal>());
        services.AddSingleton<IOrderLedger>(provider => new MongoOrderLedger(provider.GetRequiredService<IMongoCollection<BsonDocument>>()));
        return services;
    }
}
