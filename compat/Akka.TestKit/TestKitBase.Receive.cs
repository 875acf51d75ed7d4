using System.Runtime.CompilerServices;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Takes the next message; null when none came in time.</summary>
    public object ReceiveOne(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        Take(RemainingOr(max), cancellationToken)?.Message;

    /// <summary>Takes the next message; null when none came in time.</summary>
    public async ValueTask<object> ReceiveOneAsync(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        (await TakeAsync(RemainingOr(max), cancellationToken))?.Message;

    /// <summary>Takes so many messages, and fails when they do not come in time.</summary>
    public IReadOnlyCollection<object> ReceiveN(int numberOfMessages, CancellationToken cancellationToken = default) =>
        ReceiveWithin(numberOfMessages, RemainingOrDefault, cancellationToken);

    /// <summary>Takes so many messages, and fails when they do not come in time.</summary>
    public IReadOnlyCollection<object> ReceiveN(int numberOfMessages, TimeSpan max, CancellationToken cancellationToken = default) =>
        ReceiveWithin(numberOfMessages, Dilated(max), cancellationToken);

    /// <summary>Takes so many messages, and fails when they do not come in time.</summary>
    public IAsyncEnumerable<object> ReceiveNAsync(int numberOfMessages, CancellationToken cancellationToken = default) =>
        ReceiveWithinAsync(numberOfMessages, RemainingOrDefault, cancellationToken);

    /// <summary>Takes so many messages, and fails when they do not come in time.</summary>
    public IAsyncEnumerable<object> ReceiveNAsync(
        int numberOfMessages, TimeSpan max, CancellationToken cancellationToken = default) =>
        ReceiveWithinAsync(numberOfMessages, Dilated(max), cancellationToken);

    /// <summary>Takes messages until one matches, and fails when none does in time.</summary>
    public object FishForMessage(
        Predicate<object> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        FishForMessage<object>(isMessage, max, hint, cancellationToken);

    /// <summary>Takes messages until one matches, and fails when none does in time.</summary>
    public T FishForMessage<T>(
        Predicate<T> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default)
    {
        var end = Now + RemainingOrDilated(max);
        while (true)
        {
            var envelope = Take(end - Now, cancellationToken);
            _assertions.AssertTrue(envelope is not null, "Timeout ({0}) during fishForMessage, hint: {1}", RemainingOrDilated(max), hint);
            if (envelope.Message is T message && isMessage(message))
            {
                return message;
            }
        }
    }

    /// <summary>Takes messages until one matches, and fails when none does in time.</summary>
    public ValueTask<object> FishForMessageAsync(
        Predicate<object> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        FishForMessageAsync<object>(isMessage, max, hint, cancellationToken);

    /// <summary>Takes messages until one matches, and fails when none does in time.</summary>
    public async ValueTask<T> FishForMessageAsync<T>(
        Predicate<T> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default)
    {
        var end = Now + RemainingOrDilated(max);
        while (true)
        {
            var envelope = await TakeAsync(end - Now, cancellationToken);
            _assertions.AssertTrue(envelope is not null, "Timeout ({0}) during fishForMessage, hint: {1}", RemainingOrDilated(max), hint);
            if (envelope.Message is T message && isMessage(message))
            {
                return message;
            }
        }
    }

    private TimeSpan RemainingOr(TimeSpan? max) => max is { } given ? given : RemainingOrDefault;

    private List<object> ReceiveWithin(int count, TimeSpan wait, CancellationToken cancellationToken)
    {
        var end = Now + wait;
        var received = new List<object>();
        while (received.Count < count)
        {
            var envelope = Take(end - Now, cancellationToken);
            AssertReceived(envelope, wait, count, received.Count);
            received.Add(envelope.Message);
        }

        return received;
    }

    private async IAsyncEnumerable<object> ReceiveWithinAsync(
        int count, TimeSpan wait, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var end = Now + wait;
        for (var received = 0; received < count; received++)
        {
            var envelope = await TakeAsync(end - Now, cancellationToken);
            AssertReceived(envelope, wait, count, received);
            yield return envelope.Message;
        }
    }

    private void AssertReceived(MessageEnvelope envelope, TimeSpan wait, int expected, int received) => _assertions.AssertTrue(
        envelope is not null, "Timeout ({0}) while expecting {1} messages. Only got {2} after {0}.", wait, expected, received);

    private MessageEnvelope Take(TimeSpan wait, CancellationToken cancellationToken) =>
        Remember(_messages.Take(wait, cancellationToken));

    private async ValueTask<MessageEnvelope> TakeAsync(TimeSpan wait, CancellationToken cancellationToken) =>
        Remember(await _messages.TakeAsync(wait, cancellationToken));

    private MessageEnvelope Remember(MessageEnvelope envelope)
    {
        _last = envelope;
        _lastWasNoMessage = false;
        return envelope;
    }
}
