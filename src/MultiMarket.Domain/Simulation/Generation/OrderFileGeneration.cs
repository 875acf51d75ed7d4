using System.Buffers;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Orders;

namespace MultiMarket.Domain.Simulation.Generation;

/// <summary>Writes a history as order files into the source folders, from where they are taken in like any others.</summary>
public static class OrderFileGeneration
{
    private const int Block = 256;

    /// <summary>How many files there are to write.</summary>
    public static long CountFiles(long orders, DirtPlan dirt) => orders + dirt.Count;

    /// <summary>Writes one file for each order, and the dirty files of the plan on top.</summary>
    /// <param name="history">The history.</param>
    /// <param name="orders">How many orders it has.</param>
    /// <param name="folders">The folders, which exist.</param>
    /// <param name="dirt">The dirty files; made for as many records as there are orders.</param>
    /// <param name="threads">How many files are written at the same time.</param>
    /// <param name="progress">Counts the files.</param>
    /// <exception cref="IOException">A file cannot be written, or one of its name lies there.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be written.</exception>
    /// <exception cref="OperationCanceledException">The progress was told to end.</exception>
    public static void Write(SalesHistory history, long orders, IOrderFolders folders, DirtPlan? dirt = null, int? threads = null, GenerationProgress? progress = null)
    {
        var plan = dirt ?? DirtPlan.Clean;
        InBlocks(orders, threads, (number, buffer) =>
        {
            var order = history.DrawOrder(number);
            buffer.ResetWrittenCount();
            OrderFile.Write(order, buffer);
            folders.Write(order.Channel, FileName(order), buffer.WrittenSpan);
            progress?.Advance();
        });
        InBlocks(plan.Count, threads, (number, _) =>
        {
            var file = DirtyOrderFile.Create(history, orders, plan, number - 1);
            folders.Write(file.Channel, file.Name, file.Content);
            progress?.Advance();
        });
    }

    /// <summary>The name of an order's file.</summary>
    public static string FileName(Order order) => $"{order.Channel.Name}-{order.OrderId}.json";

    private static void InBlocks(long count, int? threads, Action<long, ArrayBufferWriter<byte>> write) =>
        Parallelism.Run((count + Block - 1) / Block, threads, block =>
        {
            var buffer = new ArrayBufferWriter<byte>(4096);
            var end = Math.Min(count, (block + 1) * Block);
            for (var number = (block * Block) + 1; number <= end; number++) write(number, buffer);
        });
}
