using System.Diagnostics;
using System.Globalization;

namespace MultiMarket.Bench.Processes;

/// <summary>What a process uses.</summary>
internal static class ProcessUsage
{
    /// <summary>User and system time of all threads since the start.</summary>
    public static TimeSpan ProcessorTime(int process)
    {
        using var running = Process.GetProcessById(process);
        return running.TotalProcessorTime;
    }

    /// <summary>Bytes of memory that are the process's own: not the pages of files, which the system takes back when it needs them.</summary>
    public static long OwnMemory(int process)
    {
        var status = $"/proc/{process.ToString(CultureInfo.InvariantCulture)}/status";
        if (!File.Exists(status))
        {
            using var running = Process.GetProcessById(process);
            return running.PrivateMemorySize64;
        }

        var line = File.ReadLines(status).First(l => l.StartsWith("RssAnon:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }
}
