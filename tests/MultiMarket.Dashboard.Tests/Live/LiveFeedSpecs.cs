using Microsoft.Extensions.Logging.Abstractions;
using MultiMarket.Dashboard.Live;
using MultiMarket.Dashboard.Tests.Support;
using MultiMarket.Domain.Ingestion;

namespace MultiMarket.Dashboard.Tests.Live;

public sealed class LiveFeedSpecs
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private readonly ManualTime _time = new();
    private readonly ScriptedMarket _market;
    private readonly CountQuestion _question = new(step: 10);
    private readonly LiveFeed<CountAnswer> _feed;
    private int _told;

    public LiveFeedSpecs()
    {
        _market = new ScriptedMarket(_time);
        _feed = new LiveFeed<CountAnswer>(_question, new LiveSources(_market, _market, _market, _market), new StatusPulse(_market, _time), _time, NullLogger.Instance);
    }

    [Fact]
    public async Task Without_viewers_nothing_is_computed()
    {
        await RefreshAsync();

        _question.Computed.ShouldBe(0);
        _feed.First.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task The_first_answer_is_computed_once_and_told()
    {
        Watch();
        _market.Store(42);
        await RefreshAsync();
        await RefreshAsync();

        _question.Computed.ShouldBe(1);
        _feed.Current.Value.ShouldBe(new CountAnswer(4));
        await ToldAsync(1);
    }

    [Fact]
    public async Task An_answer_that_still_holds_is_as_fresh_as_the_last_look()
    {
        Watch();
        await RefreshAsync();
        var first = _feed.Current;
        await RefreshAsync();

        _feed.Current.At.ShouldBe(_time.GetUtcNow());
        _feed.Current.ShouldBe(first with { At = _time.GetUtcNow() });
        await ToldAsync(1);
    }

    [Fact]
    public async Task A_new_answer_is_told_and_an_equal_one_is_not()
    {
        Watch();
        await RefreshAsync();
        await ToldAsync(1);
        _market.Store(10);
        await RefreshAsync();
        await ToldAsync(2);
        _market.Store(1);
        await RefreshAsync();

        _question.Computed.ShouldBe(3);
        _feed.Current.Value.ShouldBe(new CountAnswer(1));
        await ToldAsync(2);
    }

    [Fact]
    public async Task It_rests_at_least_a_second_and_three_times_as_long_as_it_worked()
    {
        Watch();
        (await RefreshAsync()).ShouldBe(TimeSpan.FromSeconds(1));
        _question.Meanwhile = () =>
        {
            _time.Advance(TimeSpan.FromSeconds(2));
            return Task.CompletedTask;
        };
        _market.Store(10);

        (await RefreshAsync()).ShouldBe(TimeSpan.FromSeconds(6));
    }

    [Fact]
    public async Task Trouble_keeps_the_last_answer_and_is_told_once()
    {
        Watch();
        _market.Store(30);
        await RefreshAsync();
        await ToldAsync(1);
        _question.Meanwhile = () => throw new WarehouseUnavailableException("the warehouse is away");
        _market.Store(10);
        await RefreshAsync();
        await ToldAsync(2);
        await RefreshAsync();

        _question.Computed.ShouldBe(3);
        _feed.Current.Value.ShouldBe(new CountAnswer(3));
        _feed.Current.Trouble.ShouldBe("the warehouse is away");
        _feed.Current.At.ShouldBeLessThan(_time.GetUtcNow());
        await ToldAsync(2);
    }

    [Fact]
    public async Task The_end_of_trouble_is_told_even_if_the_answer_is_the_same()
    {
        Watch();
        await RefreshAsync();
        await ToldAsync(1);
        _question.Meanwhile = () => throw new TimeoutException("no answer");
        _market.Store(1);
        await RefreshAsync();
        await ToldAsync(2);
        _question.Meanwhile = () => Task.CompletedTask;
        await RefreshAsync();

        _feed.Current.ShouldBe(new Snapshot<CountAnswer>(new CountAnswer(0), _time.GetUtcNow()));
        await ToldAsync(3);
    }

    [Fact]
    public async Task A_defect_is_told_as_trouble_and_tried_again()
    {
        Watch();
        _question.Meanwhile = () => throw new InvalidOperationException("a defect");
        await RefreshAsync();
        _feed.First.IsCompletedSuccessfully.ShouldBeTrue();
        _feed.Current.ShouldBe(new Snapshot<CountAnswer>(null, default, "a defect"));
        _question.Meanwhile = () => Task.CompletedTask;
        await RefreshAsync();

        _feed.Current.IsCurrent.ShouldBeTrue();
    }

    [Fact]
    public async Task An_answer_that_is_late_is_said_to_be_and_then_told()
    {
        Watch();
        await RefreshAsync();
        await ToldAsync(1);
        var slow = new TaskCompletionSource();
        _question.Meanwhile = () => slow.Task;
        _market.Store(50);
        var refresh = RefreshAsync();
        _time.Advance(AnswerState.Patience);
        await ToldAsync(2);
        _feed.Current.Overdue.ShouldBeTrue();
        _feed.Current.Value.ShouldBe(new CountAnswer(0));

        slow.SetResult();
        await refresh;

        _feed.Current.IsCurrent.ShouldBeTrue();
        _feed.Current.Value.ShouldBe(new CountAnswer(5));
        await ToldAsync(3);
    }

    [Fact]
    public async Task One_slow_viewer_delays_nobody_and_is_told_the_rest_together()
    {
        using var held = new ManualResetEventSlim();
        var slowlyTold = 0;
        using var slow = new LiveView<CountAnswer>(_feed, () =>
        {
            held.Wait();
            Interlocked.Increment(ref slowlyTold);
        });
        Watch();
        for (var i = 1; i <= 5; i++)
        {
            _market.Store(10);
            await RefreshAsync();
            await ToldAsync(i);
        }

        Volatile.Read(ref slowlyTold).ShouldBe(0);
        held.Set();
        await Eventually.TrueAsync("the slow viewer is told", () => Volatile.Read(ref slowlyTold) is >= 1 and <= 5, Soon);
    }

    private void Watch() => _ = new LiveView<CountAnswer>(_feed, () => Interlocked.Increment(ref _told));

    // The state of the system is asked for again after its pulse.
    private Task<TimeSpan> RefreshAsync()
    {
        _time.Advance(StatusPulse.Interval);
        return _feed.RefreshAsync(default);
    }

    private async Task ToldAsync(int times)
    {
        await Eventually.TrueAsync($"the viewer is told {times} times", () => Volatile.Read(ref _told) >= times, Soon);
        Volatile.Read(ref _told).ShouldBe(times);
    }
}
