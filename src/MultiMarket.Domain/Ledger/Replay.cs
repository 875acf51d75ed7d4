using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;

namespace MultiMarket.Domain.Ledger;

/// <summary>
/// Offers archived files to be taken in again, day by day, and no faster than they are: it looks at a few files at a time and keeps the
/// source folders from filling up. To break it off and to repeat it is harmless, because every order is stored once.
/// </summary>
public sealed class Replay(PlacedFiles files, OrderFolders folders, TimeProvider time, ReplayOptions options)
{
    // What is brought to disk in one go; a look whether there is room for more serves for as many.
    private const int UsuallyAtOnce = 2_000;

    private readonly Dictionary<Channel, int> _room = [];

    private int AtOnce => Math.Clamp((options.MostWaiting ?? int.MaxValue) / 4, 1, UsuallyAtOnce);

    /// <summary>The day at hand, from which a replay that was broken off goes on; null before the first.</summary>
    public DateOnly? Day { get; private set; }

    /// <summary>Files put into the source folders.</summary>
    public long Offered { get; private set; }

    /// <summary>Files that waited in the source folders already.</summary>
    public long Waiting { get; private set; }

    /// <summary>Files that were passed over: gone meanwhile, or links, pipes and the like.</summary>
    public long Skipped { get; private set; }

    /// <summary>How many archived files there are to offer, day by day.</summary>
    public IEnumerable<ReplayDay> Count(CancellationToken cancellationToken)
    {
        foreach (var (day, channel) in Folders())
        {
            var count = 0L;
            foreach (var _ in Names(day, channel))
            {
                cancellationToken.ThrowIfCancellationRequested();
                count++;
            }

            if (count > 0) yield return new ReplayDay(day, channel.Name, count);
        }
    }

    /// <summary>Offers every file. No other replay may be at work on the folders.</summary>
    /// <param name="step">Told of each file, and of a stand-still once.</param>
    /// <param name="cancellationToken">Ends it after the files at hand.</param>
    /// <exception cref="IOException">The disk is in trouble.</exception>
    public async Task RunAsync(Action<ReplayStep> step, CancellationToken cancellationToken)
    {
        foreach (var channel in options.Channels) folders.ClearReplay(channel);
        foreach (var (day, channel) in Folders())
        {
            Day = day;
            foreach (var names in Names(day, channel).Chunk(AtOnce))
            {
                await RoomAsync(channel, names.Length, step, cancellationToken);
                var outcomes = folders.Replay(channel, day, names);
                Offered += outcomes.Count(o => o == ReplayOutcome.Offered);
                Waiting += outcomes.Count(o => o == ReplayOutcome.Waiting);
                Skipped += outcomes.Count(o => o == ReplayOutcome.Skipped);
                foreach (var _ in names) step(ReplayStep.File);
            }
        }
    }

    private IEnumerable<(DateOnly Day, Channel Channel)> Folders()
    {
        var days = options.Channels.SelectMany(files.Days).Where(d => d >= options.First && d <= options.Last).Distinct().Order();
        return days.SelectMany(day => options.Channels.Select(channel => (day, channel)));
    }

    private IEnumerable<string> Names(DateOnly day, Channel channel) => files.Archived(channel, day).Select(file => file.Name).Where(name => OrderFileNames.IsOrderFile(name));

    private async Task RoomAsync(Channel channel, int wanted, Action<ReplayStep> step, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (options.MostWaiting is not { } most) return;
        var room = _room.GetValueOrDefault(channel);
        // Not for each file that leaves: a look at the folder counts what waits there.
        if (room < wanted) room = Room(channel, most);
        var (since, told) = (time.GetTimestamp(), false);
        while (room < wanted)
        {
            if (!told && time.GetElapsedTime(since) > options.Patience)
            {
                step(ReplayStep.Stalled);
                told = true;
            }

            await Task.Delay(options.Pace, time, cancellationToken);
            var before = room;
            room = Room(channel, most);
            if (room > before) since = time.GetTimestamp();
        }

        _room[channel] = room - wanted;
    }

    private int Room(Channel channel, int most) => most - files.Sources(channel).Take(most).Count();
}
