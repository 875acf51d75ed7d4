using Akka.Actor;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Takes the next message, which must be of the type.</summary>
    public T ExpectMsg<T>(TimeSpan? duration = null, string hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(duration, (_, _) => { }, hint, cancellationToken);

    /// <summary>Takes the next message, which must equal the given one.</summary>
    public T ExpectMsg<T>(T message, TimeSpan? timeout = null, string hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(timeout, (actual, _) => _assertions.AssertEqual(message, actual), hint, cancellationToken);

    /// <summary>Takes the next message, which the predicate must accept.</summary>
    public T ExpectMsg<T>(
        Predicate<T> isMessage, TimeSpan? timeout = null, string hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(timeout, (actual, _) => AssertAccepted(isMessage(actual), actual, hint), hint, cancellationToken);

    /// <summary>Takes the next message, which the assertion must accept.</summary>
    public T ExpectMsg<T>(
        Action<T> assert, TimeSpan? timeout = null, string hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(timeout, (actual, _) => assert(actual), hint, cancellationToken);

    /// <summary>Takes the next message, which the predicate must accept together with its sender.</summary>
    public T ExpectMsg<T>(
        Func<T, IActorRef, bool> isMessageAndSender,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) => Expect<T>(
            timeout, (actual, sender) => AssertAccepted(isMessageAndSender(actual, sender), actual, hint), hint, cancellationToken);

    /// <summary>Takes the next message, which the assertion must accept together with its sender.</summary>
    public T ExpectMsg<T>(
        Action<T, IActorRef> assertMessageAndSender,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) => Expect(timeout, assertMessageAndSender, hint, cancellationToken);

    /// <summary>Takes the next message, which must be the end of the watched actor.</summary>
    public Terminated ExpectTerminated(
        IActorRef target, TimeSpan? timeout = null, string hint = null, CancellationToken cancellationToken = default) =>
        Expect<Terminated>(timeout, (actual, _) => _assertions.AssertEqual(target, actual.ActorRef), hint, cancellationToken);

    /// <summary>Takes so many messages as are given, which must be these in any order.</summary>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(params T[] messages) => ExpectAll(RemainingOrDefault, messages);

    /// <summary>Takes so many messages as are given, which must be these in any order.</summary>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(TimeSpan max, params T[] messages) => ExpectAll(Dilated(max), messages);

    /// <summary>Fails when a message comes before a single expectation would give up.</summary>
    public void ExpectNoMsg(CancellationToken cancellationToken = default) => ExpectNone(RemainingOrDefault, cancellationToken);

    /// <summary>Fails when a message comes in that time.</summary>
    public void ExpectNoMsg(TimeSpan duration, CancellationToken cancellationToken = default) =>
        ExpectNone(Dilated(duration), cancellationToken);

    /// <summary>Fails when a message comes in that time.</summary>
    public void ExpectNoMsg(int milliseconds, CancellationToken cancellationToken = default) =>
        ExpectNoMsg(TimeSpan.FromMilliseconds(milliseconds), cancellationToken);

    private T Expect<T>(TimeSpan? timeout, Action<T, IActorRef> assert, string hint, CancellationToken cancellationToken)
    {
        var wait = RemainingOrDilated(timeout);
        return Check(Take(wait, cancellationToken), wait, assert, hint);
    }

    private T Check<T>(MessageEnvelope envelope, TimeSpan waited, Action<T, IActorRef> assert, string hint)
    {
        var named = string.IsNullOrEmpty(hint) ? "" : $" [{hint}]";
        if (envelope is null)
        {
            _assertions.Fail("Failed: Timeout {0} while waiting for a message of type {1}{2}", waited, typeof(T), named);
        }

        if (envelope?.Message is not T message)
        {
            _assertions.Fail(
                "Failed: Expected a message of type {0}, but received {{{2}}} (type {1}) instead{3} from {4}",
                typeof(T), envelope?.Message.GetType(), envelope?.Message, named, envelope?.Sender);
            return default;
        }

        assert(message, envelope.Sender);
        return message;
    }

    private void AssertAccepted<T>(bool accepted, T message, string hint) => _assertions.AssertTrue(
        accepted,
        "Got a message of the expected type <{0}>. Also expected the predicate to return true but the message {{{1}}} did not match{2}",
        typeof(T),
        message,
        hint is null ? "" : $" [{hint}]");

    private List<T> ExpectAll<T>(TimeSpan wait, T[] messages)
    {
        var missing = messages.ToList();
        var received = ReceiveWithin(messages.Length, wait, CancellationToken.None);
        var unexpected = received.Where(message => message is not T typed || !missing.Remove(typed)).ToList();
        _assertions.AssertTrue(
            missing.Count == 0 && unexpected.Count == 0,
            "not found [{0}], unexpected [{1}]",
            string.Join(", ", missing),
            string.Join(", ", unexpected));
        return [.. received.Cast<T>()];
    }

    private void ExpectNone(TimeSpan wait, CancellationToken cancellationToken) =>
        AssertNone(Take(wait, cancellationToken), wait);

    private void AssertNone(MessageEnvelope envelope, TimeSpan waited)
    {
        if (envelope is not null)
        {
            _assertions.Fail(
                "Failed: Expected no messages during {0}, instead we received {1} from {2}", waited, envelope.Message, envelope.Sender);
        }

        _lastWasNoMessage = true;
    }
}
