using Microsoft.Extensions.DependencyInjection;
using MongoDB.Bson;
using MongoDB.Driver;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Reports;
using MultiMarket.Domain.Status;

namespace MultiMarket.Warehouse.Tests.Support;

/// <summary>A warehouse registered as the product registers it.</summary>
public sealed class OpenWarehouse : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public OpenWarehouse(WarehouseOptions options)
    {
        Options = options;
        _services = new ServiceCollection().AddLogging().AddWarehouse(options).BuildServiceProvider();
    }

    public WarehouseOptions Options { get; }

    public IOrderStore Orders => _services.GetRequiredService<IOrderStore>();

    public IReportSource Reports => _services.GetRequiredService<IReportSource>();

    public IWarehouseMonitor Monitor => _services.GetRequiredService<IWarehouseMonitor>();

    public IMongoCollection<BsonDocument> Documents => _services.GetRequiredService<IMongoCollection<BsonDocument>>();

    internal T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
