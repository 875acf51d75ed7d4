using Akka.Actor;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Takes the next message, which must be of the type.</summary>
    public ValueTask<T> ExpectMsgAsync<T>(TimeSpan? duration = null, string hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>(duration, (_, _) => { }, hint, cancellationToken);

    /// <summary>Takes the next message, which must equal the given one.</summary>
    public ValueTask<T> ExpectMsgAsync<T>(
        T message, TimeSpan? timeout = null, string hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>(timeout, (actual, _) => _assertions.AssertEqual(message, actual), hint, cancellationToken);

    /// <summary>Takes the next message, which the predicate must accept.</summary>
    public ValueTask<T> ExpectMsgAsync<T>(
        Predicate<T> isMessage, TimeSpan? timeout = null, string hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>(timeout, (actual, _) => AssertAccepted(isMessage(actual), actual, hint), hint, cancellationToken);

    /// <summary>Takes the next message, which the assertion must accept.</summary>
    public ValueTask<T> ExpectMsgAsync<T>(
        Action<T> assert, TimeSpan? timeout = null, string hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>(timeout, (actual, _) => assert(actual), hint, cancellationToken);

    /// <summary>Takes the next message, which must be the end of the watched actor.</summary>
    public ValueTask<Terminated> ExpectTerminatedAsync(
        IActorRef target, TimeSpan? timeout = null, string hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<Terminated>(timeout, (actual, _) => _assertions.AssertEqual(target, actual.ActorRef), hint, cancellationToken);

    /// <summary>Fails when a message comes before a single expectation would give up.</summary>
    public async ValueTask ExpectNoMsgAsync(CancellationToken cancellationToken = default)
    {
        var wait = RemainingOrDefault;
        AssertNone(await TakeAsync(wait, cancellationToken), wait);
    }

    /// <summary>Fails when a message comes in that time.</summary>
    public async ValueTask ExpectNoMsgAsync(TimeSpan duration, CancellationToken cancellationToken = default)
    {
        var wait = Dilated(duration);
        AssertNone(await TakeAsync(wait, cancellationToken), wait);
    }

    /// <summary>Fails when a message comes in that time.</summary>
    public ValueTask ExpectNoMsgAsync(int milliseconds, CancellationToken cancellationToken = default) =>
        ExpectNoMsgAsync(TimeSpan.FromMilliseconds(milliseconds), cancellationToken);

    private async ValueTask<T> ExpectAsync<T>(
        TimeSpan? timeout, Action<T, IActorRef> assert, string hint, CancellationToken cancellationToken)
    {
        var wait = RemainingOrDilated(timeout);
        return Check(await TakeAsync(wait, cancellationToken), wait, assert, hint);
    }
}
