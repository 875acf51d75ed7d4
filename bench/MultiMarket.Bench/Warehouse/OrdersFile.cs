using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using MultiMarket.Bench.Output;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Simulation;
using MultiMarket.Domain.Simulation.Generation;
using MultiMarket.Domain.Simulation.Parameters;
using MultiMarket.Warehouse;

namespace MultiMarket.Bench.Warehouse;

/// <summary>A warehouse file with a generated history, made once and kept beside the build for the next run.</summary>
internal static class OrdersFile
{
    private static readonly DayRange TwoYears = new(new(2023, 1, 1), new(2024, 12, 31));

    /// <summary>The file with so many orders.</summary>
    public static async Task<string> EnsureAsync(int orders)
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "warehouse")).FullName;
        var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"orders-{orders}.db"));
        if (File.Exists(file)) return file;

        var unfinished = file + ".part";
        File.Delete(unfinished);
        var watch = Stopwatch.StartNew();
        await using (var server = await WarehouseProcess.StartAsync(unfinished))
        {
            await using var services = new ServiceCollection().AddLogging().AddWarehouse(new WarehouseOptions { ConnectionString = server.ConnectionString }).BuildServiceProvider();
            await WarehouseGeneration.StoreAsync(History(), orders, services.GetRequiredService<IOrderStore>(), TimeProvider.System, threads: 2);
        }

        File.Move(unfinished, file);
        Figures.Line($"made {file} for this run and later ones", $"{watch.Elapsed.TotalSeconds:N1} s", $"{orders / watch.Elapsed.TotalSeconds:N0} orders/s");
        return file;
    }

    /// <summary>The history that the file holds.</summary>
    public static SalesHistory History() => new(new RetailModel(SimulationProfile.MultiMarket, new SimulationParameters()), 42, TwoYears);
}
