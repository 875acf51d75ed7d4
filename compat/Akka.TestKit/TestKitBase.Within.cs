using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    private TimeSpan? _end;
    private bool _lastWasNoMessage;

    /// <summary>What is left of the surrounding Within.</summary>
    /// <exception cref="InvalidOperationException">Not inside of one.</exception>
    public TimeSpan Remaining => _end is { } end
        ? TimeSpans.Max(end - Now, TimeSpan.Zero)
        : throw new InvalidOperationException(@"Remaining may not be called outside of ""within""");

    /// <summary>What is left of the surrounding Within, or the time of a single expectation.</summary>
    public TimeSpan RemainingOrDefault => RemainingOr(Dilated(TestKitSettings.SingleExpectDefault));

    /// <summary>Stretches a time by akka.test.timefactor.</summary>
    public TimeSpan Dilated(TimeSpan duration) => duration * TestKitSettings.TestTimeFactor;

    /// <summary>The given time stretched, or <see cref="RemainingOrDefault"/>.</summary>
    public TimeSpan RemainingOrDilated(TimeSpan? duration) => duration is { } given ? Dilated(given) : RemainingOrDefault;

    /// <summary>Fails when the action takes longer; expectations inside of it wait no longer than what is left.</summary>
    public void Within(TimeSpan max, Action action, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        Within(TimeSpan.Zero, max, action, null, epsilonValue, cancellationToken);

    /// <summary>Fails when the action takes longer or shorter.</summary>
    public void Within(
        TimeSpan min,
        TimeSpan max,
        Action action,
        string hint = null,
        TimeSpan? epsilonValue = null,
        CancellationToken cancellationToken = default) => Within(
            min,
            max,
            () =>
            {
                action();
                return 0;
            },
            hint,
            epsilonValue,
            cancellationToken);

    /// <summary>Fails when the function takes longer.</summary>
    public T Within<T>(
        TimeSpan max, Func<T> function, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        Within(TimeSpan.Zero, max, function, null, epsilonValue, cancellationToken);

    /// <summary>Fails when the function takes longer or shorter.</summary>
    public T Within<T>(
        TimeSpan min,
        TimeSpan max,
        Func<T> function,
        string hint = null,
        TimeSpan? epsilonValue = null,
        CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var frame = Open(min, max, epsilonValue);
        T result;
        try
        {
            result = function();
        }
        finally
        {
            _end = frame.OuterEnd;
        }

        Close(frame, hint);
        return result;
    }

    /// <summary>Fails when the action takes longer.</summary>
    public Task WithinAsync(
        TimeSpan max, Func<Task> actionAsync, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        WithinAsync(TimeSpan.Zero, max, actionAsync, null, epsilonValue, cancellationToken);

    /// <summary>Fails when the action takes longer or shorter.</summary>
    public async Task WithinAsync(
        TimeSpan min,
        TimeSpan max,
        Func<Task> actionAsync,
        string hint = null,
        TimeSpan? epsilonValue = null,
        CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var frame = Open(min, max, epsilonValue);
        try
        {
            await actionAsync();
        }
        finally
        {
            _end = frame.OuterEnd;
        }

        Close(frame, hint);
    }

    protected TimeSpan RemainingOr(TimeSpan duration) => _end is null ? duration : Remaining;

    private Frame Open(TimeSpan min, TimeSpan max, TimeSpan? epsilon)
    {
        var start = Now;
        var outerEnd = _end;
        var left = outerEnd is { } end ? end - start : max;
        _assertions.AssertTrue(left >= min, "Required min time {0} not possible, only {1} left.", min, left);
        var limit = TimeSpans.Min(max, left);
        _lastWasNoMessage = false;
        _end = start + limit;
        return new Frame(start, min, limit, epsilon ?? TimeSpan.Zero, outerEnd);
    }

    private void Close(Frame frame, string hint)
    {
        var elapsed = Now - frame.Start;
        var named = hint is null ? "" : $" [{hint}]";
        if (elapsed < frame.Min)
        {
            _assertions.Fail("Failed{0}: Block took {1}, should have at least been {2}.", named, elapsed, frame.Min);
        }

        if (!_lastWasNoMessage && elapsed > frame.Limit + frame.Epsilon)
        {
            _assertions.Fail("Failed{0}: Block took {1}, exceeding {2}.", named, elapsed, frame.Limit);
        }
    }

    private readonly record struct Frame(TimeSpan Start, TimeSpan Min, TimeSpan Limit, TimeSpan Epsilon, TimeSpan? OuterEnd);
}
