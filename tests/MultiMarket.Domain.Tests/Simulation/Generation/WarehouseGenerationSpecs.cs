using System.Collections.Concurrent;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Orders;
using MultiMarket.Domain.Simulation.Generation;
using MultiMarket.Domain.Tests.Support;

namespace MultiMarket.Domain.Tests.Simulation.Generation;

public sealed class WarehouseGenerationSpecs
{
    private const int Orders = 12_345;
    private readonly RememberingStore _store = new();

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Every_order_is_stored_with_its_fingerprint(int threads)
    {
        var progress = new GenerationProgress(Orders);
        var tally = await StoreAsync(threads, progress);

        tally.Count(StoreOutcomeKind.Inserted).ShouldBe(Orders);
        progress.Done.ShouldBe(Orders);
        _store.Batches.ShouldBe(3);
        for (var number = 1; number <= Orders; number++)
        {
            var order = RetailFixture.MultiMarket.History.DrawOrder(number);
            _store.Stored[order.Key].ShouldBe(OrderFingerprint.Compute(order));
        }
    }

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        await StoreAsync(threads: 2);
        var tally = await StoreAsync(threads: 2);

        tally.Count(StoreOutcomeKind.Duplicate).ShouldBe(Orders);
        tally.Count(StoreOutcomeKind.Inserted).ShouldBe(0);
        tally.FirstRefusal.ShouldBeNull();
    }

    [Fact]
    public async Task Refusals_are_counted_and_the_first_is_told()
    {
        _store.Refusal = "error 121: Document failed validation";
        var tally = await StoreAsync(threads: 2);

        tally.Count(StoreOutcomeKind.Refused).ShouldBe(Orders);
        tally.FirstRefusal.ShouldBe(_store.Refusal);
    }

    private Task<StoreTally> StoreAsync(int threads, GenerationProgress? progress = null) =>
        WarehouseGeneration.StoreAsync(RetailFixture.MultiMarket.History, Orders, _store, new FixedTime(OrderText.Now), threads, progress);

    private sealed class RememberingStore : IOrderStore
    {
        public ConcurrentDictionary<string, string> Stored { get; } = new();

        public string? Refusal { get; set; }

        public int Batches { get; private set; }

        public Task<IReadOnlyList<StoreOutcome>> StoreAsync(IReadOnlyList<ReceivedOrder> orders, CancellationToken cancellationToken)
        {
            lock (Stored) Batches++;
            return Task.FromResult<IReadOnlyList<StoreOutcome>>([.. orders.Select(Store)]);
        }

        public Task<long> CountAsync(CancellationToken cancellationToken) => Task.FromResult((long)Stored.Count);

        private StoreOutcome Store(ReceivedOrder received) =>
            Refusal is not null ? new StoreOutcome(StoreOutcomeKind.Refused, Reason: Refusal)
            : Stored.TryAdd(received.Order.Key, received.Fingerprint) ? StoreOutcome.Inserted
            : StoreOutcome.Duplicate;
    }
}
