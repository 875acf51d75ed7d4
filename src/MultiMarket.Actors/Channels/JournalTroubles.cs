using Akka.Actor;
using Akka.Event;
using MultiMarket.Domain.Channels;

namespace MultiMarket.Actors.Channels;

/// <summary>
/// Knows which parts of a channel wait for their journal, and says so in one line when that begins and one when it ends. A journal that
/// can be read but not written is recovered from after every loss: only a write proves that it is back, or a while without a loss.
/// </summary>
/// <param name="channel">The channel.</param>
/// <param name="timers">The timers of its actor, which forwards <see cref="Quiet"/>.</param>
/// <param name="log">Where the lines go.</param>
/// <param name="ended">Called with the part whose trouble has ended.</param>
internal sealed class JournalTroubles(Channel channel, ITimerScheduler timers, ILoggingAdapter log, Action<string> ended)
{
    // Longer than it takes to recover, to try a write and to give it up.
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, Trouble> _parts = [];

    /// <summary>A part has not lost its journal for a while.</summary>
    public sealed record Quiet(string Part);

    /// <summary>True from the first loss until the journal is known to be back.</summary>
    public bool IsIn(string part) => _parts.ContainsKey(part);

    /// <summary>Why the part cannot carry out commands; null when it can at least try.</summary>
    public string? Of(string part) => _parts.TryGetValue(part, out var trouble) && !trouble.Recovered ? trouble.Reason : null;

    public void Lost(string part, string reason)
    {
        if (!IsIn(part)) log.Warning("The {0} of {1} waits for its journal: {2}", part, channel.Name, reason);
        timers.Cancel(new Quiet(part));
        _parts[part] = new Trouble(reason, Recovered: false);
    }

    public void Recovered(string part)
    {
        if (!_parts.TryGetValue(part, out var trouble)) return;
        _parts[part] = trouble with { Recovered = true };
        timers.StartSingleTimer(new Quiet(part), new Quiet(part), LongEnough);
    }

    /// <summary>The part has written to its journal, or was quiet for long enough.</summary>
    public void Ended(string part)
    {
        if (!_parts.Remove(part)) return;
        timers.Cancel(new Quiet(part));
        log.Info("The {0} of {1} has its journal again", part, channel.Name);
        ended(part);
    }

    private sealed record Trouble(string Reason, bool Recovered);
}
