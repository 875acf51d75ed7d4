using Akka.Actor;

namespace Akka.Event;

/// <summary>Logs dead letters and unhandled messages, up to the number that the configuration allows.</summary>
internal sealed class DeadLetterListener : ReceiveActor
{
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly LocalActorSystem _system = (LocalActorSystem)Context.System;
    private int _count;

    public DeadLetterListener()
    {
        Receive<SuppressedDeadLetter>(_ => { });
        Receive<DeadLetter>(letter => Log(letter, "was not delivered"));
        Receive<UnhandledMessage>(letter => Log(letter, "was unhandled"));
    }

    protected override void PreStart() => _system.EventStream.Subscribe(Self, typeof(AllDeadLetters));

    private void Log(AllDeadLetters letter, string fate)
    {
        var settings = _system.Settings;
        var silent = _system.IsTerminating && !settings.LogDeadLettersDuringShutdown;
        if (silent || settings.LogDeadLetters == 0 || _count > settings.LogDeadLetters)
        {
            return;
        }

        _count++;
        var from = letter.Sender is null || letter.Sender.Equals(_system.DeadLetters) ? "" : $" from {letter.Sender}";
        var last = _count >= settings.LogDeadLetters ? ", no more dead letters will be logged" : "";
        _log.Info(
            "Message [{0}]{1} to {2} {3}. [{4}] dead letters encountered{5}. If this is not an expected behavior then {2} may have terminated unexpectedly. "
            + "This logging can be turned off or adjusted with configuration settings 'akka.log-dead-letters' and 'akka.log-dead-letters-during-shutdown'. Message content: {6}",
            [letter.Message.GetType().Name, from, letter.Recipient, fate, _count, last, letter.Message]);
    }
}
