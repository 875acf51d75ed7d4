using MultiMarket.Bench.Warehouse;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Simulation.Generation;

namespace MultiMarket.Bench.Drain;

/// <summary>Order files that wait in source folders: the same files for every competitor.</summary>
internal static class Backlog
{
    /// <summary>Writes so many order files below a data folder and waits until they are on disk, so that nobody pays for another's writes.</summary>
    /// <returns>Their paths.</returns>
    public static async Task<string[]> WriteAsync(string data, int files)
    {
        var folders = new OrderFolders(data);
        folders.Create();
        OrderFileGeneration.Write(OrdersFile.History(), files, folders);
        await SyncAsync();
        return Directory.GetFiles(Path.Combine(data, "sources"), "*.json", SearchOption.AllDirectories);
    }

    private static async Task SyncAsync()
    {
        if (OperatingSystem.IsWindows()) return;
        using var sync = System.Diagnostics.Process.Start("sync");
        await sync.WaitForExitAsync();
    }
}
