using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using MultiMarket.Drills.Writer;

// A shop's own program, which knows nothing of MultiMarket: it puts files of several kinds into the source folders at a steady rate
// until its standard input ends. Before each file it writes "source <tab> name <tab> SHA-256 <tab> fate"; of several lines about one
// file the last counts.
var (sources, rate, seed) = (args[0], int.Parse(args[1], CultureInfo.InvariantCulture), int.Parse(args[2], CultureInfo.InvariantCulture));
var stop = new CancellationTokenSource();
_ = Task.Run(async () =>
{
    await Console.In.ReadToEndAsync();
    await stop.CancelAsync();
});

var mix = new FileMix(seed);
var slow = new List<Task>();
var clock = Stopwatch.StartNew();
using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
for (var written = 0L; !stop.IsCancellationRequested; await pace.WaitForNextTickAsync())
{
    var due = (long)(clock.Elapsed.TotalSeconds * rate) - written;
    var files = Enumerable.Range(0, (int)Math.Min(due, rate)).SelectMany(_ => mix.Next()).ToList();
    written += due;
    foreach (var file in files) Console.Out.WriteLine($"{file.Source}\t{file.Name}\t{Convert.ToHexStringLower(SHA256.HashData(file.Content))}\t{file.Fate}");
    Console.Out.Flush();
    foreach (var file in files.Where(f => f.IsNew))
    {
        var path = Path.Combine(sources, file.Source, file.Name);
        if (file.IsSlow) slow.Add(WriteSlowlyAsync(path, file.Content));
        else Write(path, file.Content);
    }

    slow.RemoveAll(s => s.IsCompletedSuccessfully);
}

await Task.WhenAll(slow);
return 0;

// As a careful program does: under another name first.
static void Write(string path, byte[] content)
{
    var hidden = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.part");
    File.WriteAllBytes(hidden, content);
    File.Move(hidden, path);
}

// As a careless program does: in place, piece by piece.
static async Task WriteSlowlyAsync(string path, byte[] content)
{
    await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
    using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(60));
    foreach (var piece in content.Chunk((content.Length / 8) + 1))
    {
        await file.WriteAsync(piece);
        await pause.WaitForNextTickAsync();
    }
}
