using MultiMarket.Bench;
using MultiMarket.Bench.Warehouse;

switch (args)
{
    case ["warehouse", .. var rest]:
        return await WarehouseBenchmark.RunAsync(rest);
    case ["parse", .. var rest]:
        return ParseBenchmark.Run(rest);
    case ["generate", .. var rest]:
        return GenerateBenchmark.Run(rest);
    default:
        Console.Error.WriteLine("""
            usage: dotnet run -c Release --project bench/MultiMarket.Bench -- VERB

              generate [ORDERS] a history in memory and on disk, and orders drawn per second (default 3,000,000)
              parse [SECONDS]   orders per second, one thread: parse and fingerprint; draw and write (default 3 seconds each)
            """);
        return 2;
}
