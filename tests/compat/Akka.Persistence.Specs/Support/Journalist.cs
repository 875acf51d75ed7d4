using Akka.Actor;

namespace Akka.Persistence.Specs.Support;

/// <summary>An event of the specs.</summary>
public sealed record Written(string Text);

/// <summary>A snapshot of the specs.</summary>
public sealed record State(string Text);

/// <summary>Persists one event for each of the texts.</summary>
public sealed record Write(params string[] Texts);

/// <summary>Persists null.</summary>
public sealed record WriteNothing;

/// <summary>Persists an event and then does something to itself, in the command or in the handler.</summary>
public sealed record WriteAnd(string Text, string Then);

/// <summary>The error of the specs.</summary>
public sealed class BoomException(string text) : Exception(text);

/// <summary>Tells every step of its life and whatever it recovers to the actor that it is given.</summary>
public class Journalist : ReceivePersistentActor
{
    private readonly IActorRef _to;
    private string _state = "";

    public Journalist(IActorRef to, string id, Func<Written, bool>? mayRecover = null)
    {
        _to = to;
        PersistenceId = id;
        Tell("ctor");
        Recover<SnapshotOffer>(offer => { _state = ((State)offer.Snapshot).Text; Tell($"offer {_state} {offer.Metadata.SequenceNr}"); });
        Recover<Written>(e =>
        {
            if (mayRecover?.Invoke(e) == false) throw new BoomException(e.Text);
            _state += e.Text;
            Tell($"event {e.Text}");
        });
        Recover<RecoveryCompleted>(_ => Tell($"completed {LastSequenceNr}"));
        Command<Write>(write =>
        {
            foreach (var text in write.Texts) Persist(new Written(text), Handle);
            Tell($"rest {LastSequenceNr}");
        });
        Command<WriteNothing>(_ => Persist<object?>(null, _ => Tell("handled null")));
        Command<WriteAnd>(write =>
        {
            Persist(new Written(write.Text), e =>
            {
                Handle(e);
                if (write.Then == "throw in handler") throw new BoomException("handler");
            });
            if (write.Then == "throw") throw new BoomException("command");
            if (write.Then == "stop") Context.Stop(Self);
        });
        Command<string>(_ => SaveSnapshot(new State(_state)), text => text == "save");
        Command<string>(_ => DeleteMessages(LastSequenceNr), text => text == "delete");
        Command<string>(text => Tell($"command {text}"));
        Command<SaveSnapshotSuccess>(saved => Tell($"saved {saved.Metadata.SequenceNr}"));
        Command<DeleteMessagesSuccess>(deleted => Tell($"deleted {deleted.ToSequenceNr}"));
    }

    public override string PersistenceId { get; }

    public static Props Of(IActorRef to, string id, Func<Written, bool>? mayRecover = null) => Props.Create(() => new Journalist(to, id, mayRecover));

    protected override void PreStart() => Tell("PreStart");

    protected override void PostStop() => Tell("PostStop");

    protected override void PreRestart(Exception reason, object message) => Tell($"PreRestart {reason.Message}");

    protected override void OnReplaySuccess() => Tell("OnReplaySuccess");

    protected override void OnRecoveryFailure(Exception reason, object? message = null) => Tell($"OnRecoveryFailure {reason.GetType().Name} {(message as Written)?.Text}");

    protected override void OnPersistFailure(Exception cause, object @event, long sequenceNr)
    {
        base.OnPersistFailure(cause, @event, sequenceNr);
        Tell($"OnPersistFailure {cause.GetType().Name} {sequenceNr}");
    }

    protected override void OnPersistRejected(Exception cause, object @event, long sequenceNr) => Tell($"OnPersistRejected {cause.GetType().Name} {sequenceNr}");

    private void Handle(Written e)
    {
        _state += e.Text;
        Tell($"handled {e.Text} {LastSequenceNr}");
        Sender.Tell($"done {e.Text}");
    }

    private void Tell(string what) => _to.Tell(what);
}
