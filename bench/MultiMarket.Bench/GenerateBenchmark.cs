using System.Diagnostics;
using System.Globalization;
using MultiMarket.Domain.Simulation;
using MultiMarket.Domain.Simulation.Export;
using MultiMarket.Domain.Simulation.Parameters;

namespace MultiMarket.Bench;

/// <summary>How fast a history is drawn and written: the volume of OmniMarket 360, whose own generator takes 182 s for it.</summary>
internal static class GenerateBenchmark
{
    private const double ReferenceSeconds = 182;
    private static readonly DayRange TwoYears = new(new(2023, 1, 1), new(2024, 12, 31));

    public static int Run(string[] args)
    {
        var drawn = 3_000_000;
        if (args.Length > 1 || (args.Length == 1 && !int.TryParse(args[0], NumberStyles.None, CultureInfo.InvariantCulture, out drawn)))
        {
            Console.Error.WriteLine("generate takes one argument at most, the number of orders to draw");
            return 2;
        }

        var sales = SimulationProfile.OmniMarket360.Orders;
        var history = Time("catalogue and clients, first use", () => new SalesHistory(new RetailModel(SimulationProfile.OmniMarket360, new SimulationParameters()), 42, TwoYears));
        Time("whole volume in memory, first use", () => RetailHistory.Draw(history, sales));
        var all = Time("whole volume in memory, again", () => RetailHistory.Draw(history, sales));
        Print($"  {all.Sales.Count:N0} sales, {history.Model.Clients.All.Count:N0} clients, {history.Model.Catalogue.Products.Count:N0} products, {all.Sessions.Count:N0} sessions, {all.Stock.Count:N0} stock rows, {all.Returned.Count:N0} returns");

        var folder = Directory.CreateTempSubdirectory("multimarket-bench-");
        try
        {
            var watch = Stopwatch.StartNew();
            Time("whole volume on disk, all formats", () => { StarExport.Write(history, sales, folder.FullName); return 0; });
            var seconds = watch.Elapsed.TotalSeconds;
            var bytes = folder.EnumerateFiles().Sum(f => f.Length);
            Print($"  {folder.GetFiles().Length} files, {bytes / 1e6:N1} MB; the Python reference takes {ReferenceSeconds:N0} s, {ReferenceSeconds / seconds:N0} times as long");
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        foreach (var profile in SimulationProfile.All) DrawOrders(profile, drawn);
        Print($"peak of resident memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:N0} MB, of which the volume in memory is the larger part");
        return 0;
    }

    // Orders are dropped as they are drawn: what is live afterwards must not depend on how many there were.
    private static void DrawOrders(SimulationProfile profile, int count)
    {
        var history = new SalesHistory(new RetailModel(profile, new SimulationParameters()), 42, TwoYears);
        Draw(history, count / 10);
        var (before, watch) = (GC.GetTotalMemory(forceFullCollection: true), Stopwatch.StartNew());
        Draw(history, count);
        var rate = count / watch.Elapsed.TotalSeconds;
        Print($"{$"{count:N0} orders drawn, {profile.Name}, {Environment.ProcessorCount} threads",-58} {rate,12:N0} orders/s; live memory {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1024.0:+0;-0} kB");
    }

    private static void Draw(SalesHistory history, int count)
    {
        const int Block = 10_000;
        Parallel.For(0, count / Block, block =>
        {
            for (var i = 1; i <= Block; i++) history.DrawOrder((block * (long)Block) + i);
        });
    }

    private static T Time<T>(string what, Func<T> run)
    {
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var result = run();
        var busy = Process.GetCurrentProcess().TotalProcessorTime - processor;
        Print($"{what,-58} {watch.Elapsed.TotalSeconds,12:N2} s (processor time {busy.TotalSeconds:N2} s)");
        return result;
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
