using Akka.Actor;
using Akka.Event;
using MultiMarket.Domain.Channels;

namespace MultiMarket.Actors.Ingestion;

/// <summary>What decides whether a watcher offers files, and the troubles that it has already told of.</summary>
internal sealed class WatcherState
{
    private string? _toldTrouble;
    private string? _toldEventTrouble;
    private bool _toldFileTrouble;

    public IActorRef? Chain { get; set; }

    public int Credits { get; set; }

    /// <summary>True while no file can be archived: those that are known are tried, no other is taken up.</summary>
    public bool Probing { get; set; }

    /// <summary>Null until it is known.</summary>
    public bool? Paused { get; set; }

    /// <summary>True from the drain on: nothing more is offered.</summary>
    public bool Draining { get; set; }

    /// <summary>Who waits for the drain to end; null once it was told.</summary>
    public IActorRef? DrainedTo { get; set; }

    /// <summary>Whether another file may be offered beside those that are.</summary>
    public bool MayOfferBeside(int offered) => Chain is not null && Paused == false && !Draining && offered < Credits;

    /// <summary>One line when a trouble begins and one when it ends.</summary>
    public void Report(ILoggingAdapter log, Channel channel, FolderSource folder, string? fileTrouble)
    {
        if (fileTrouble is not null != _toldFileTrouble)
        {
            if (fileTrouble is not null) log.Warning("Files of {0} wait in their folder: {1}", channel.Name, fileTrouble);
            else log.Info("No file of {0} is held up any more", channel.Name);
            _toldFileTrouble = fileTrouble is not null;
        }

        if (folder.Trouble != _toldTrouble)
        {
            if (folder.Trouble is not null) log.Warning("The folder of {0} cannot be listed: {1}", channel.Name, folder.Trouble);
            else log.Info("The folder of {0} can be listed again", channel.Name);
            _toldTrouble = folder.Trouble;
        }

        if (folder.EventTrouble is not null && _toldEventTrouble is null)
            log.Warning("No file-system events for {0}, files are found by listing alone: {1}", channel.Name, folder.EventTrouble);
        if (folder.EventTrouble is null && _toldEventTrouble is not null) log.Info("File-system events for {0} again", channel.Name);
        _toldEventTrouble = folder.EventTrouble;
    }
}
