using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Orders;
using MultiMarket.Domain.Simulation;

namespace MultiMarket.Bench;

/// <summary>How many orders per second one thread reads and writes.</summary>
internal static class ParseBenchmark
{
    private static readonly byte[] Example = """
        {"order_id":"234","client_id":"123","produits":[{"produit_id":"P015","nom":"Laptop","quantite":2,"prix_unitaire":8500.00}],"date_commande":"2025-04-26T14:00:00","canal":"web","statut_commande":"payée","livraison":{"adresse":"10 Av Roudani, Centre ville","ville":"Casablanca"}}
        """u8.ToArray();

    public static int Run(string[] args)
    {
        var duration = 3.0;
        if (args.Length > 1 || (args.Length == 1 && !double.TryParse(args[0], CultureInfo.InvariantCulture, out duration)))
        {
            Console.Error.WriteLine("parse takes one argument at most, the seconds of each measurement");
            return 2;
        }

        var parser = new OrderParser(TimeZoneInfo.FindSystemTimeZoneById("Africa/Casablanca"), TimeProvider.System);
        var simulation = new OrderSimulation(1);
        var today = TimeProvider.System.GetUtcNow().UtcDateTime;
        var files = Enumerable.Range(0, 1000).Select(i => Write(simulation.Draw(Channel.Web, i, $"web-{i:000000}", today))).ToArray();
        var output = new ArrayBufferWriter<byte>(4096);

        Measure("parse + fingerprint, the specification's example", duration, _ => Check(parser.Read(Example, Channel.Web)));
        Measure("parse + fingerprint, 1,000 simulated orders", duration, i => Check(parser.Read(files[i % files.Length], Channel.Web)));
        Measure("draw + write", duration, i =>
        {
            output.ResetWrittenCount();
            OrderFile.Write(simulation.Draw(Channel.Web, i, "web-000001", today), output);
        });
        return 0;
    }

    private static byte[] Write(Order order)
    {
        var output = new ArrayBufferWriter<byte>();
        OrderFile.Write(order, output);
        return output.WrittenSpan.ToArray();
    }

    private static void Check(OrderReading reading)
    {
        if (reading.Order is null) throw new InvalidOperationException(reading.Violations[0].Message);
    }

    private static void Measure(string what, double seconds, Action<int> run)
    {
        for (var i = 0; i < 50_000; i++) run(i);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        var count = 0;
        while (watch.Elapsed.TotalSeconds < seconds)
            for (var i = 0; i < 1000; i++) run(count++);
        var rate = count / watch.Elapsed.TotalSeconds;
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - allocated) / count;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-52} {rate,12:N0} orders/s {bytes,8:N0} bytes each"));
    }
}
