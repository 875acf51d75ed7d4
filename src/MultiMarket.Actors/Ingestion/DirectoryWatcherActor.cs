using Akka.Actor;
using Akka.Event;
using MultiMarket.Actors.Channels;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;
using static MultiMarket.Actors.Ingestion.IngestionProtocol;

namespace MultiMarket.Actors.Ingestion;

/// <summary>Owns one folder: offers every file to the chain, and again until its fate is known.</summary>
// Files are offered while: connected to a chain, credits left, known not to be paused, not draining.
internal sealed class DirectoryWatcherActor : ReceiveActor, IWithTimers
{
    private const int NamesPerTurn = 1_000;
    private static readonly TimeSpan PublishInterval = TimeSpan.FromMilliseconds(100);

    private readonly Channel _channel;
    private readonly IngestionSettings _settings;
    private readonly TimeProvider _time;
    private readonly FolderSource _folder;
    private readonly InFlightTable _table;
    private readonly WatcherTally _tally;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly WatcherState _state = new();

    public DirectoryWatcherActor(Channel channel, IOrderFolders folders, IngestionSettings settings, TimeProvider time, IActorRef statistics)
    {
        (_channel, _settings, _time) = (channel, settings, time);
        var self = Self;
        _folder = new FolderSource(channel, folders, () => self.Tell(FolderChanged.Instance));
        _table = new InFlightTable(settings);
        _tally = new WatcherTally(channel, statistics);

        Receive<FolderChanged>(_ => { if (_folder.Acknowledge()) _folder.BeginListing(); Fill(); });
        Receive<Rescan>(_ => { _folder.BeginListing(); Fill(); });
        Receive<RetryDue>(_ => Fill());
        Receive<CheckDeadlines>(_ => RepeatOverdue());
        Receive<Publish>(_ => _tally.Publish(_table, _state.Paused == true, _folder));
        Receive<ChainReady>(OnChainReady);
        Receive<CreditsGranted>(OnCredits);
        Receive<ChainReset>(_ => { _table.RepeatOffersBefore(TimeSpan.MaxValue, Now); Fill(); });
        Receive<OrderArchived>(End);
        Receive<IOfferEnded>(Resolve);
        Receive<IntakeSet>(intake => SetPaused(intake.Paused));
        Receive<ChannelProtocol.FindFiles>(find => Sender.Tell(new ChannelProtocol.FilesFound(_table.Find(_channel, find.Names))));
        Receive<Drain>(_ => { (_state.Draining, _state.DrainedTo) = (true, Sender); AnswerDrain(); });
    }

    public ITimerScheduler Timers { get; set; } = null!;

    private TimeSpan Now => _time.GetElapsedTime(0);

    protected override void PreStart()
    {
        Context.Parent.Tell(ChainWanted.Instance);
        Timers.StartPeriodicTimer(CheckDeadlines.Instance, CheckDeadlines.Instance, _settings.OfferTimeout / 4);
        Self.Tell(Rescan.Instance);
    }

    protected override void PostStop()
    {
        _folder.Dispose();
        _tally.Abandon(_table.Count);
    }

    private void OnChainReady(ChainReady ready)
    {
        _state.Chain = ready.Chain;
        _state.Credits = 0;
        _table.RepeatOffersBefore(TimeSpan.MaxValue, Now);
        ready.Chain.Tell(ConnectWatcher.Instance);
    }

    private void OnCredits(CreditsGranted credits)
    {
        if (_state.Probing && !credits.Probing) _table.RetryDeferred(Now);
        (_state.Credits, _state.Probing) = (credits.Limit, credits.Probing);
        Fill();
    }

    private void Fill()
    {
        var passedOver = 0;
        while (_state.MayOfferBeside(_table.Offered))
        {
            if (_table.NextDue(Now) is { } due)
            {
                _state.Chain!.Tell(due);
            }
            else if (!_table.HasRoom || (_state.Probing && _table.Count > 0) || _folder.Next() is not { } name)
            {
                break;
            }
            else if (!_table.Contains(name))
            {
                Begin(name);
            }
            else if (++passedOver == NamesPerTurn)
            {
                // Other messages get their turn before the rest of a folder whose files all wait.
                Self.Tell(RetryDue.Instance);
                break;
            }
        }

        if (!_folder.IsListing && !Timers.IsTimerActive(Rescan.Instance)) Timers.StartSingleTimer(Rescan.Instance, Rescan.Instance, _settings.RescanInterval);
        // What is due and may not be offered waits for whatever ends that, not for the clock; which goes on between two looks.
        if (_state.MayOfferBeside(_table.Offered) && _table.NextDueAt - Now is { } wait) Timers.StartSingleTimer(RetryDue.Instance, RetryDue.Instance, wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
        if (!Timers.IsTimerActive(Publish.Instance)) Timers.StartSingleTimer(Publish.Instance, Publish.Instance, PublishInterval);
        _state.Report(_log, _channel, _folder, _table.Trouble);
        AnswerDrain();
    }

    private void Begin(string name)
    {
        _tally.Found();
        _state.Chain!.Tell(_table.Begin(name, _time.GetUtcNow(), Now));
    }

    private void End(OrderArchived archived)
    {
        if (_table.Knows(archived.Arrival))
        {
            _table.End(archived.Arrival);
            _tally.Ended(archived.Fate);
        }

        Fill();
    }

    private void Resolve(IOfferEnded ended)
    {
        if (_table.Knows(ended.Arrival))
        {
            if (ended is FileGone or FileIgnored)
            {
                if (ended is FileIgnored) _folder.CountIrregular();
                _table.End(ended.Arrival);
                _tally.NotFound();
            }
            else
            {
                _table.Continue(ended, Now);
            }
        }

        Fill();
    }

    // An answer that does not come was lost with an actor. While the warehouse is away the chain merely holds what it has.
    private void RepeatOverdue()
    {
        if (_state.Credits == 0) return;
        var repeated = _table.RepeatOffersBefore(Now - _settings.OfferTimeout, Now);
        if (repeated > 0) _log.Warning("{0} files of {1} were without an answer for {2} s and are offered again", repeated, _channel.Name, _settings.OfferTimeout.TotalSeconds);
        Fill();
    }

    private void SetPaused(bool paused)
    {
        _state.Paused = paused;
        Sender.Tell(new ChannelProtocol.CommandDone(_channel));
        if (!paused) _folder.BeginListing();
        Fill();
    }

    private void AnswerDrain()
    {
        if (_state.DrainedTo is null || (_table.Offered > 0 && _state.Credits > 0)) return;
        _tally.Publish(_table, _state.Paused == true, _folder);
        _state.DrainedTo.Tell(Drained.Instance);
        _state.DrainedTo = null;
    }

    private sealed record FolderChanged
    {
        public static FolderChanged Instance { get; } = new();
    }

    private sealed record Rescan
    {
        public static Rescan Instance { get; } = new();
    }

    private sealed record RetryDue
    {
        public static RetryDue Instance { get; } = new();
    }

    private sealed record CheckDeadlines
    {
        public static CheckDeadlines Instance { get; } = new();
    }

    private sealed record Publish
    {
        public static Publish Instance { get; } = new();
    }
}
