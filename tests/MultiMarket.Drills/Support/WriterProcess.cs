using System.Diagnostics;

namespace MultiMarket.Drills.Support;

/// <summary>The independent program that keeps putting files of several kinds into the source folders of a host.</summary>
internal sealed class WriterProcess : IDisposable
{
    private readonly Process _process;
    private readonly Dictionary<(string, string, string), DroppedFile> _dropped = [];
    private readonly Task _reading;

    private WriterProcess(Process process) => (_process, _reading) = (process, ReadAsync(process.StandardOutput));

    /// <summary>How many files it has announced.</summary>
    public int Count
    {
        get
        {
            lock (_dropped) return _dropped.Count;
        }
    }

    /// <summary>Starts it.</summary>
    /// <param name="dataFolder">The data folder of the host.</param>
    /// <param name="rate">Files a second.</param>
    /// <param name="seed">Decides which files come.</param>
    public static WriterProcess Start(string dataFolder, int rate, int seed) =>
        new(Process.Start(Programs.Of("MultiMarket.Drills.Writer", [Path.Combine(dataFolder, "sources"), $"{rate}", $"{seed}"]))!);

    /// <summary>Lets it finish what it has begun, and returns every file that it put into a folder.</summary>
    public async Task<IReadOnlyCollection<DroppedFile>> StopAsync()
    {
        _process.StandardInput.Close();
        await _reading;
        await _process.WaitForExitAsync();
        _process.ExitCode.ShouldBe(0, await _process.StandardError.ReadToEndAsync());
        return _dropped.Values;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    private async Task ReadAsync(StreamReader lines)
    {
        while (await lines.ReadLineAsync() is { } line)
        {
            var parts = line.Split('\t');
            lock (_dropped) _dropped[(parts[0], parts[1], parts[2])] = new DroppedFile(parts[0], parts[1], parts[2], Enum.Parse<ExpectedFate>(parts[3]));
        }
    }
}
