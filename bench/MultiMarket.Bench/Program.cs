using MultiMarket.Bench;
using MultiMarket.Bench.Drain;
using MultiMarket.Bench.Latency;
using MultiMarket.Bench.Warehouse;

const string Usage = """
    Usage: multimarket bench VERB [ARGUMENT]

      drain [FILES]       a backlog of order files: host, bare loop and Python collector; memory; status meanwhile (default 30,000)
      latency [SECONDS]   from the source folder to the first query that finds the order; start of the host (default 20 seconds)
      warehouse [ORDERS]  the embedded warehouse: start, reports, top 10, inserts, point reads, memory (default 1,000,000)
      generate [ORDERS]   a history in memory and on disk, and orders drawn per second (default 3,000,000)
      parse [SECONDS]     orders per second, one thread: parse and fingerprint; draw and write (default 3 seconds each)

    Every figure is printed with the limit that it is held against. Other programs at work on the machine spoil them: look at the load.
    """;

switch (args)
{
    case ["warehouse", .. var rest]:
        return await WarehouseBenchmark.RunAsync(rest);
    case ["drain", .. var rest]:
        return await DrainBenchmark.RunAsync(rest);
    case ["latency", .. var rest]:
        return await LatencyBenchmark.RunAsync(rest);
    case ["parse", .. var rest]:
        return ParseBenchmark.Run(rest);
    case ["generate", .. var rest]:
        return GenerateBenchmark.Run(rest);
    case ["--help" or "-h" or "help"]:
        Console.WriteLine(Usage);
        return 0;
    default:
        Console.Error.WriteLine(Usage);
        return 2;
}
