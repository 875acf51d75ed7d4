using MultiMarket.EmbeddedMongo.Storage;

namespace MultiMarket.EmbeddedMongo.Tests.Storage;

public sealed class WriteQueueSpecs
{
    private readonly WriteQueue _queue = new();

    [Fact]
    public void Writes_are_taken_in_the_order_in_which_they_came()
    {
        PendingWrite[] writes = [Write(), Write(), Write()];
        foreach (var write in writes) _queue.TryAdd(write).ShouldBeTrue();
        foreach (var write in writes)
        {
            _queue.TryTake(out var taken).ShouldBeTrue();
            taken.ShouldBeSameAs(write);
        }

        _queue.TryTake(out _).ShouldBeFalse();
        _queue.TryTake(TimeSpan.FromMilliseconds(1), out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Whoever_waits_is_woken_by_a_write()
    {
        var waiting = Task.Run(() => _queue.TryTake(Timeout.InfiniteTimeSpan, out var taken) ? taken : null);
        var write = Write();
        _queue.TryAdd(write).ShouldBeTrue();
        (await waiting.WaitAsync(TimeSpan.FromSeconds(15))).ShouldBeSameAs(write);
    }

    [Fact]
    public async Task A_closed_queue_gives_what_it_holds_takes_no_more_and_keeps_nobody_waiting()
    {
        _queue.TryAdd(Write());
        _queue.Close();
        _queue.TryAdd(Write()).ShouldBeFalse();
        _queue.IsCompleted.ShouldBeFalse();
        _queue.TryTake(Timeout.InfiniteTimeSpan, out _).ShouldBeTrue();
        _queue.IsCompleted.ShouldBeTrue();
        var waiting = Task.Run(() => _queue.TryTake(Timeout.InfiniteTimeSpan, out _));
        (await waiting.WaitAsync(TimeSpan.FromSeconds(15))).ShouldBeFalse();
    }

    private static PendingWrite<int> Write() => new(_ => 0);
}
