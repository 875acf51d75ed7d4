using System.Diagnostics;
using System.Text.Json;

namespace MultiMarket.Bench.Drain;

/// <summary>The least that any collector in C# must do: two threads read each file, go through its tokens and rename it.</summary>
internal static class BareLoop
{
    private const int Threads = 2;

    /// <returns>Files per second.</returns>
    public static double Measure(string[] files, string archive)
    {
        Directory.CreateDirectory(archive);
        var watch = Stopwatch.StartNew();
        var threads = Enumerable.Range(0, Threads).Select(t => new Thread(() => Take(files, t, archive))).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        return files.Length / watch.Elapsed.TotalSeconds;
    }

    private static void Take(string[] files, int first, string archive)
    {
        for (var i = first; i < files.Length; i += Threads)
        {
            var json = new Utf8JsonReader(File.ReadAllBytes(files[i]));
            while (json.Read())
            {
            }

            File.Move(files[i], Path.Combine(archive, Path.GetFileName(files[i])));
        }
    }
}
