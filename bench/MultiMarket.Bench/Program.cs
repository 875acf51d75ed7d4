using MultiMarket.Bench;

switch (args)
{
    case ["parse", .. var rest]:
        return ParseBenchmark.Run(rest);
    default:
        Console.Error.WriteLine("""
            usage: dotnet run -c Release --project bench/MultiMarket.Bench -- VERB

              parse [SECONDS]   orders per second, one thread: parse and fingerprint; draw and write (default 3 seconds each)
            """);
        return 2;
}
