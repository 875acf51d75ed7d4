using System.Diagnostics;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Ledger;
using MultiMarket.Domain.Simulation.Generation;
using MultiMarket.Host.Commands;
using MultiMarket.Host.Doctor;
using MultiMarket.Host.Generate;
using MultiMarket.Host.Settings;

namespace MultiMarket.Host.Replay;

/// <summary>One run of <c>replay</c>: counts, offers, and says how to go on.</summary>
internal sealed class ReplayRun(HostSettings settings, ReplayOptions options, TextWriter error)
{
    private readonly PlacedFiles _files = new(settings.DataFolder);
    private readonly List<ReplayDay> _days = [];
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>Offers the files again; the progress goes to the error stream.</summary>
    /// <param name="dryRun">True to count only.</param>
    /// <param name="cancellationToken">Ends it after the files at hand.</param>
    public async Task<ReplayReport> RunAsync(bool dryRun, CancellationToken cancellationToken)
    {
        var running = await RunningHost.FindAsync(settings, cancellationToken);
        // Without a host nobody makes room: the files wait for the next start, which copes with any number of them.
        var folders = new OrderFolders(settings.DataFolder);
        var replay = new Domain.Ledger.Replay(_files, folders, TimeProvider.System, running.IsThere ? options : options with { MostWaiting = null });
        string? trouble = null;
        try
        {
            foreach (var day in replay.Count(cancellationToken)) _days.Add(day);
            if (_days.Count == 0) trouble = Nothing();
            else if (!dryRun) trouble = await OfferAsync(replay, folders, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            trouble = "Stopped";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            trouble = e.Message.ReplaceLineEndings(" ").TrimEnd('.');
        }

        var left = dryRun || trouble is not null ? GoOn(replay.Day ?? options.First) : null;
        return new ReplayReport(
            trouble is null, dryRun, settings.DataFolder, running.IsThere, _days.Sum(d => d.Files), _days,
            replay.Offered, replay.Waiting, replay.Skipped, trouble, _days.Count == 0 ? null : left, _clock.ElapsedMilliseconds);
    }

    private async Task<string?> OfferAsync(Domain.Ledger.Replay replay, OrderFolders folders, CancellationToken cancellationToken)
    {
        folders.Create();
        using var alone = Alone();
        if (alone is null) return "Another replay runs on this data folder";
        using var meter = new GenerationMeter(new GenerationProgress(_days.Sum(d => d.Files), cancellationToken), "files", error, TimeProvider.System, SettingOptions.IsTerminal(error));
        await replay.RunAsync(
            step =>
            {
                if (step == ReplayStep.File) meter.Progress.Advance();
                else error.WriteLine("Waiting: no file leaves the source folder. Is the host up, its intake paused, the warehouse away? See: multimarket status");
            },
            cancellationToken);
        return null;
    }

    // The file stays: deleting it would let a third replay lock a new file while a second one holds the deleted one.
    private FileStream? Alone()
    {
        var path = Path.Combine(settings.DataFolder, "replay.lock");
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    private string Nothing()
    {
        var days = Channel.All.SelectMany(_files.Days).Order().ToList();
        return days is []
            ? $"There is nothing to replay: the archive of {settings.DataFolder} is empty"
            : $"There is nothing to replay of those days and channels: the archive of {settings.DataFolder} holds days from {days[0]:yyyy-MM-dd} to {days[^1]:yyyy-MM-dd}";
    }

    private string GoOn(DateOnly from)
    {
        var last = options.Last == DateOnly.MaxValue ? "" : $" --to {options.Last:yyyy-MM-dd}";
        var channels = options.Channels.Count == Channel.All.Count ? "" : $" --channel {string.Join(',', options.Channels)}";
        var data = settings.DataFolder == Path.GetFullPath("data") ? "" : $" --data '{settings.DataFolder}'";
        return $"multimarket replay --from {from:yyyy-MM-dd}{last}{channels}{data}";
    }
}
