using Akka.TestKit.Internal;

namespace Akka.TestKit;

/// <inheritdoc/>
internal sealed class EventFilterApplier(TestKitBase kit, IReadOnlyList<LogEventFilter> filters) : IEventFilterApplier
{
    public EventFilterFactory And => new(kit, filters);

    private TimeSpan Leeway => kit.Dilated(kit.TestKitSettings.TestEventFilterLeeway);

    public void ExpectOne(Action action, CancellationToken cancellationToken = default) => Expect(1, action, cancellationToken);

    public void ExpectOne(TimeSpan timeout, Action action, CancellationToken cancellationToken = default) =>
        Expect(1, timeout, action, cancellationToken);

    public T ExpectOne<T>(Func<T> func, CancellationToken cancellationToken = default) => Expect(1, func, cancellationToken);

    public T ExpectOne<T>(TimeSpan timeout, Func<T> func, CancellationToken cancellationToken = default) =>
        Expect(1, timeout, func, cancellationToken);

    public Task ExpectOneAsync(Action action, CancellationToken cancellationToken = default) =>
        ExpectOneAsync(() => Run(action), cancellationToken);

    public Task ExpectOneAsync(Func<Task> actionAsync, CancellationToken cancellationToken = default) =>
        ExpectAsync(1, actionAsync, cancellationToken);

    public Task ExpectOneAsync(TimeSpan timeout, Func<Task> action, CancellationToken cancellationToken = default) =>
        ExpectAsync(1, timeout, action, cancellationToken);

    public void Expect(int expectedCount, Action action, CancellationToken cancellationToken = default) =>
        Expect(expectedCount, Leeway, action, cancellationToken);

    public void Expect(int expectedCount, TimeSpan timeout, Action action, CancellationToken cancellationToken = default) => Expect(
        expectedCount,
        timeout,
        () =>
        {
            action();
            return 0;
        },
        cancellationToken);

    public T Expect<T>(int expectedCount, Func<T> func, CancellationToken cancellationToken = default) =>
        Expect(expectedCount, Leeway, func, cancellationToken);

    public T Expect<T>(int expectedCount, TimeSpan timeout, Func<T> func, CancellationToken cancellationToken = default)
    {
        using var muted = new MutedFilters(kit.Sys, filters);
        var result = func();
        kit.AwaitConditionNoThrow(() => IsDone(muted, expectedCount), timeout, TimeSpan.FromMilliseconds(10), cancellationToken);
        Verify(muted, expectedCount, timeout);
        return result;
    }

    public Task ExpectAsync(int expectedCount, Func<Task> actionAsync, CancellationToken cancellationToken = default) =>
        ExpectAsync(expectedCount, Leeway, actionAsync, cancellationToken);

    public async Task ExpectAsync(
        int expectedCount, TimeSpan timeout, Func<Task> action, CancellationToken cancellationToken = default)
    {
        using var muted = new MutedFilters(kit.Sys, filters);
        await action();
        var end = TestKitBase.Now + timeout;
        while (!IsDone(muted, expectedCount) && TestKitBase.Now < end)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, cancellationToken);
        }

        Verify(muted, expectedCount, timeout);
    }

    public void Mute(Action action, CancellationToken cancellationToken = default)
    {
        using var muted = new MutedFilters(kit.Sys, filters);
        action();
    }

    public async Task MuteAsync(Func<Task> action, CancellationToken cancellationToken = default)
    {
        using var muted = new MutedFilters(kit.Sys, filters);
        await action();
    }

    public IUnmutableFilter Mute() => new MutedFilters(kit.Sys, filters);

    private static Task Run(Action action)
    {
        action();
        return Task.CompletedTask;
    }

    /// <summary>That nothing comes is known only when the time is over.</summary>
    private static bool IsDone(MutedFilters muted, int expected) => expected == 0 ? muted.Matched > 0 : muted.Matched >= expected;

    private void Verify(MutedFilters muted, int expected, TimeSpan timeout)
    {
        var matched = muted.Matched;
        var described = string.Join(", ", filters);
        if (matched < expected)
        {
            kit.Assertions.Fail(
                "Timeout ({0}) while waiting for messages. Only received {1}/{2} messages that matched filter [{3}]",
                timeout, matched, expected, described);
        }
        else if (matched > expected)
        {
            var surplus = matched - expected;
            kit.Assertions.Fail(
                "Received {0} {1} too many. Expected {2} {3} but received {4} that matched filter [{5}]",
                surplus, Messages(surplus), expected, Messages(expected), matched, described);
        }
    }

    private static string Messages(int number) => number == 1 ? "message" : "messages";
}
