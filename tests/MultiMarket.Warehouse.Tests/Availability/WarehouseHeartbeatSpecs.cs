using MultiMarket.Domain.Ingestion;
using MultiMarket.Warehouse.Availability;
using MultiMarket.Warehouse.Tests.Support;

namespace MultiMarket.Warehouse.Tests.Availability;

public sealed class WarehouseHeartbeatSpecs
{
    private static readonly WarehouseOptions Options = new() { ConnectionString = "mongodb://127.0.0.1:1" };

    [Fact]
    public async Task The_warehouse_is_looked_after_at_the_start_and_at_every_interval()
    {
        var time = new ManualTime();
        var state = new WarehouseState(Options, time, new LogLines<WarehouseState>());
        var inner = new CountingStore();
        var store = new ResilientOrderStore(inner, _ => Task.CompletedTask, state, Options, time);
        using var heartbeat = new WarehouseHeartbeat(store, Options, time);

        await heartbeat.StartAsync(default);
        (await inner.NextAsync()).ShouldBe(1);
        state.Status.Available.ShouldBeTrue();

        inner.Down = true;
        time.Advance(Options.HeartbeatInterval);
        (await inner.NextAsync()).ShouldBe(2);
        time.Advance(Options.HeartbeatInterval);
        (await inner.NextAsync()).ShouldBe(3);
        state.Status.Available.ShouldBeFalse();

        await heartbeat.StopAsync(default);
        heartbeat.ExecuteTask!.Status.ShouldBe(TaskStatus.RanToCompletion);
    }

    private sealed class CountingStore : IOrderStore
    {
        private readonly System.Threading.Channels.Channel<int> _calls = System.Threading.Channels.Channel.CreateUnbounded<int>();
        private int _count;

        public bool Down { get; set; }

        public ValueTask<int> NextAsync() => _calls.Reader.ReadAsync();

        public Task<IReadOnlyList<StoreOutcome>> StoreAsync(IReadOnlyList<ReceivedOrder> orders, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<long> CountAsync(CancellationToken cancellationToken)
        {
            _calls.Writer.TryWrite(++_count);
            return Down ? Task.FromException<long>(new WarehouseUnavailableException("it is down")) : Task.FromResult(0L);
        }
    }
}
