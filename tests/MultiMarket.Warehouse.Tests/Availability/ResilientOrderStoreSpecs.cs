using Microsoft.Extensions.Logging;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Warehouse.Availability;
using MultiMarket.Warehouse.Tests.Support;

namespace MultiMarket.Warehouse.Tests.Availability;

public sealed class ResilientOrderStoreSpecs
{
    private static readonly TimeSpan LongerThanAnyBreak = TimeSpan.FromSeconds(6);
    private static readonly IReadOnlyList<ReceivedOrder> Batch = SeededOrders.Draw(2, seed: 1);

    private readonly ManualTime _time = new();
    private readonly LogLines<WarehouseState> _log = new();
    private readonly FakeStore _inner = new();
    private readonly WarehouseState _state;
    private readonly ResilientOrderStore _store;
    private int _prepared;

    public ResilientOrderStoreSpecs()
    {
        var options = new WarehouseOptions { ConnectionString = "mongodb://user:secret@db.example:27017/shop", OperationTimeout = TimeSpan.FromSeconds(20) };
        _state = new WarehouseState(options, _time, _log);
        _store = new ResilientOrderStore(_inner, _ => PrepareAsync(), _state, options, _time);
    }

    [Fact]
    public async Task Outcomes_pass_through_and_nothing_is_logged()
    {
        (await StoreAsync()).ShouldBe([StoreOutcome.Inserted, StoreOutcome.Duplicate]);
        (await _store.CountAsync(default)).ShouldBe(42);

        _state.Status.Available.ShouldBeTrue();
        _log.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_first_failure_begins_an_outage_that_names_the_address_and_the_cause_but_no_password()
    {
        _inner.Trouble = "no MongoDB server answers: Connection refused";

        var failure = await StoreAsync().ShouldThrowAsync<WarehouseUnavailableException>();

        failure.Message.ShouldBe("The warehouse at mongodb://db.example:27017/shop is unavailable since 2025-04-26 14:00:00 UTC: no MongoDB server answers: Connection refused");
        _state.Status.ShouldBe(new("mongodb", "mongodb://db.example:27017/shop", false, "no MongoDB server answers: Connection refused", _time.GetUtcNow()) { Login = true });
    }

    [Fact]
    public async Task An_open_circuit_fails_at_once_and_says_since_when()
    {
        await FailAsync(times: 2);
        var calls = _inner.Calls;
        _time.Advance(TimeSpan.FromMilliseconds(100));

        for (var i = 0; i < 10; i++)
            (await StoreAsync().ShouldThrowAsync<WarehouseUnavailableException>()).Message.ShouldContain("since 2025-04-26 14:00:00 UTC: it is down");
        await _store.CountAsync(default).ShouldThrowAsync<WarehouseUnavailableException>();

        _inner.Calls.ShouldBe(calls);
    }

    [Fact]
    public async Task After_a_break_one_batch_tries_and_its_success_ends_the_outage()
    {
        await FailAsync(times: 2);
        _inner.Trouble = null;
        _time.Advance(LongerThanAnyBreak);

        await StoreAsync();
        await StoreAsync();

        _state.Status.Available.ShouldBeTrue();
        _state.Status.Since.ShouldBe(_time.GetUtcNow());
    }

    [Fact]
    public async Task An_outage_is_logged_once_when_it_begins_and_once_when_it_ends()
    {
        await FailAsync(times: 5);
        for (var i = 0; i < 3; i++)
        {
            _time.Advance(LongerThanAnyBreak);
            await FailAsync(times: 2);
        }
        _inner.Trouble = null;
        _time.Advance(LongerThanAnyBreak);
        await StoreAsync();
        await StoreAsync();

        _log.Lines.Select(l => l.Level).ShouldBe([LogLevel.Warning, LogLevel.Information]);
        _log.Lines[0].Text.ShouldBe("The warehouse at mongodb://db.example:27017/shop is unavailable; orders wait in their folders: it is down");
        _log.Lines[1].Text.ShouldBe("The warehouse at mongodb://db.example:27017/shop is back after 00:00:24");
    }

    [Fact]
    public async Task One_failure_among_many_successes_opens_the_circuit()
    {
        for (var i = 0; i < 900; i++) await StoreAsync();
        await FailAsync(times: 1);
        var calls = _inner.Calls;

        await StoreAsync().ShouldThrowAsync<WarehouseUnavailableException>();

        _inner.Calls.ShouldBe(calls);
    }

    [Fact]
    public async Task The_warehouse_is_prepared_before_the_first_batch_and_again_after_an_outage()
    {
        await _store.CountAsync(default);
        _prepared.ShouldBe(0);

        await StoreAsync();
        await StoreAsync();
        _prepared.ShouldBe(1);

        await FailAsync(times: 2);
        _inner.Trouble = null;
        _time.Advance(LongerThanAnyBreak);
        await StoreAsync();
        await StoreAsync();
        _prepared.ShouldBe(2);
    }

    [Fact]
    public async Task It_is_prepared_again_from_time_to_time_since_people_drop_collections()
    {
        await StoreAsync();
        _time.Advance(TimeSpan.FromMinutes(2));
        await StoreAsync();
        await StoreAsync();
        _prepared.ShouldBe(2);
    }

    [Fact]
    public async Task A_warehouse_that_gives_no_sign_of_life_is_away_long_before_an_operation_times_out()
    {
        _inner.Hang = true;
        var checking = _store.CheckAsync(default);
        await _inner.Hanging.Task;
        _time.Advance(TimeSpan.FromSeconds(10));
        await checking;
        _state.Status.Trouble.ShouldBe("it did not answer within 10 s");
    }

    [Fact]
    public async Task A_warehouse_that_cannot_be_prepared_is_an_outage_and_no_order_is_offered_to_it()
    {
        _preparationTrouble = "not yet";

        (await StoreAsync().ShouldThrowAsync<WarehouseUnavailableException>()).Message.ShouldEndWith(": not yet");
        _inner.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task A_warehouse_that_does_not_answer_is_an_outage_after_the_time_out()
    {
        _inner.Hang = true;
        var storing = StoreAsync();
        await _inner.Hanging.Task;

        _time.Advance(TimeSpan.FromSeconds(20));

        (await storing.ShouldThrowAsync<WarehouseUnavailableException>()).Message.ShouldEndWith(": it did not answer within 20 s");
        _state.Status.Available.ShouldBeFalse();
    }

    [Fact]
    public async Task Cancellation_and_mistakes_are_no_outage()
    {
        using var cancelled = new CancellationTokenSource();
        _inner.Hang = true;
        var storing = _store.StoreAsync(Batch, cancelled.Token);
        await _inner.Hanging.Task;
        await cancelled.CancelAsync();
        await storing.ShouldThrowAsync<OperationCanceledException>();

        _inner.Hang = false;
        _inner.Mistake = new InvalidOperationException("a mistake");
        for (var i = 0; i < 5; i++) await StoreAsync().ShouldThrowAsync<InvalidOperationException>();

        _state.Status.Available.ShouldBeTrue();
        _log.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_clock_that_is_set_back_prolongs_no_outage()
    {
        await FailAsync(times: 1);
        _inner.Trouble = null;
        _time.SetBack(TimeSpan.FromHours(1));
        _time.Advance(WarehouseState.WritesDecideFor);

        await _store.CheckAsync(default);

        _state.Status.Available.ShouldBeTrue();
        _log.Lines[1].Text.ShouldEndWith("is back after 00:01:00");
    }

    [Fact]
    public async Task A_sign_of_life_ends_the_outage_of_an_idle_system_only()
    {
        await FailAsync(times: 1);
        _inner.Trouble = null;

        await _store.CheckAsync(default);
        _state.Status.Available.ShouldBeFalse("a write failed a moment ago; a read does not prove the contrary");

        _time.Advance(WarehouseState.WritesDecideFor);
        await _store.CheckAsync(default);
        _state.Status.Available.ShouldBeTrue();
    }

    [Fact]
    public async Task A_missing_sign_of_life_is_recorded_without_throwing()
    {
        _inner.Trouble = "it is down";

        await _store.CheckAsync(default);

        _state.Status.Trouble.ShouldBe("it is down");
    }

    [Theory]
    [InlineData(0, 0.25, 0.5)]
    [InlineData(2, 1, 2)]
    [InlineData(3, 1, 2)]
    [InlineData(50, 1, 2)]
    public void Breaks_double_up_to_a_limit_and_are_spread(int attempts, double shortest, double longest)
    {
        ResilientOrderStore.BreakFor(attempts, 0).ShouldBe(TimeSpan.FromSeconds(shortest));
        ResilientOrderStore.BreakFor(attempts, 1).ShouldBe(TimeSpan.FromSeconds(longest));
    }

    private string? _preparationTrouble;

    private Task PrepareAsync()
    {
        _prepared++;
        return _preparationTrouble is null ? Task.CompletedTask : Task.FromException(new WarehouseUnavailableException(_preparationTrouble));
    }

    private Task<IReadOnlyList<StoreOutcome>> StoreAsync() => _store.StoreAsync(Batch, default);

    private async Task FailAsync(int times)
    {
        _inner.Trouble = "it is down";
        for (var i = 0; i < times; i++) await StoreAsync().ShouldThrowAsync<WarehouseUnavailableException>();
    }

    private sealed class FakeStore : IOrderStore
    {
        public string? Trouble { get; set; }

        public Exception? Mistake { get; set; }

        public bool Hang { get; set; }

        public int Calls { get; private set; }

        public TaskCompletionSource Hanging { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<IReadOnlyList<StoreOutcome>> StoreAsync(IReadOnlyList<ReceivedOrder> orders, CancellationToken cancellationToken) =>
            AnswerAsync<IReadOnlyList<StoreOutcome>>([StoreOutcome.Inserted, StoreOutcome.Duplicate], cancellationToken);

        public Task<long> CountAsync(CancellationToken cancellationToken) => AnswerAsync(42L, cancellationToken);

        private async Task<T> AnswerAsync<T>(T answer, CancellationToken cancellationToken)
        {
            Calls++;
            if (Hang)
            {
                Hanging.TrySetResult();
                await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
            }
            if (Mistake is not null) throw Mistake;
            return Trouble is null ? answer : throw new WarehouseUnavailableException(Trouble);
        }
    }
}
