using Microsoft.Extensions.Logging.Abstractions;
using MultiMarket.Dashboard.Live;
using MultiMarket.Dashboard.Tests.Support;

namespace MultiMarket.Dashboard.Tests.Live;

public sealed class LiveBoardSpecs : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private readonly ScriptedMarket _market;
    private readonly LiveBoard _board;
    private readonly CountQuestion _question = new();

    public LiveBoardSpecs()
    {
        _market = new ScriptedMarket(_time);
        _board = new LiveBoard(new LiveSources(_market, _market, _market, _market), _time, NullLogger<LiveBoard>.Instance);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _board.DisposeAsync();

    [Fact]
    public async Task Equal_questions_share_one_answer()
    {
        using var one = await WatchAsync();
        using var other = await WatchAsync();

        other.Current.Value.ShouldBeSameAs(one.Current.Value);
        _question.Computed.ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_is_kept_for_a_page_that_is_loaded_again()
    {
        (await WatchAsync()).Dispose();
        await PassAsync(LiveBoard.Linger / 2);

        using var again = await WatchAsync();

        _question.Computed.ShouldBe(1);
    }

    [Fact]
    public async Task A_question_without_viewers_is_neither_computed_nor_kept_for_long()
    {
        (await WatchAsync()).Dispose();
        _market.Store(1);
        await PassAsync(LiveBoard.Linger * 2);
        _question.Computed.ShouldBe(1);

        using var again = await WatchAsync();

        _question.Computed.ShouldBe(2);
        again.Current.Value.ShouldBe(new CountAnswer(1));
    }

    [Fact]
    public async Task Moments_are_told_on_the_clock_of_the_merchant()
    {
        using var view = await WatchAsync();

        _board.MerchantTime(_time.GetUtcNow()).ShouldBe(_time.GetUtcNow().UtcDateTime);
    }

    private async Task<LiveView<CountAnswer>> WatchAsync()
    {
        var view = _board.Watch(_question, () => { });
        await view.First.WaitAsync(TimeSpan.FromSeconds(10));
        return view;
    }

    // The board looks on its own threads: each step waits until it had the time to.
    private async Task PassAsync(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += StatusPulse.Interval)
        {
            _time.Advance(StatusPulse.Interval);
            await Task.Yield();
        }
    }
}
