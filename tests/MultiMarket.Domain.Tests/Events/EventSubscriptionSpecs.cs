using MultiMarket.Domain.Events;

namespace MultiMarket.Domain.Tests.Events;

public sealed class EventSubscriptionSpecs
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly List<EventSubscription> _left = [];
    private readonly EventSubscription _subscription;

    public EventSubscriptionSpecs() => _subscription = new EventSubscription(_left.Add);

    [Fact]
    public async Task Everything_told_is_taken_in_order_whether_it_was_waited_for_or_not()
    {
        Tell(1, 3);
        (await NumbersAsync()).ShouldBe([1, 2, 3]);
        var waiting = NumbersAsync();
        Tell(4, 4);
        (await waiting).ShouldBe([4]);
        (await _subscription.TakeAsync(TimeSpan.Zero, CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_finds_no_room_is_counted_and_told_in_its_place()
    {
        Tell(1, EventSubscription.Capacity + 10);

        var taken = await TakeAsync();
        taken.Count.ShouldBe(EventSubscription.Capacity + 1);
        taken[^1].ShouldBe(new EventsMissedEvent(Position(EventSubscription.Capacity + 10), 10));
        Tell(5_000, 5_000);
        (await NumbersAsync()).ShouldBe([5_000]);
    }

    [Fact]
    public async Task However_fast_the_events_come_those_taken_and_those_missed_are_all_of_them()
    {
        const int Events = 200_000;
        var telling = Task.Run(() => Tell(1, Events));
        long seen = 0;
        while (seen < Events)
        {
            foreach (var e in await TakeAsync())
            {
                seen += e is EventsMissedEvent missed ? missed.Count!.Value : 1;
                e.Position.Number.ShouldBe(seen);
            }
        }

        await telling;
    }

    [Theory]
    [InlineData("run-7", null)]
    [InlineData("run-4", 3L)]
    [InlineData("run-9", -1L)]
    [InlineData("older-4", -1L)]
    [InlineData("", null)]
    [InlineData("run", null)]
    [InlineData("run--4", null)]
    public async Task Whoever_comes_back_is_told_how_many_it_missed(string lastId, long? missed)
    {
        _subscription.Begin(Position(7), FeedPosition.Find(lastId));

        _subscription.Start.ToString().ShouldBe("run-7");
        var taken = await _subscription.TakeAsync(TimeSpan.Zero, CancellationToken.None);
        if (missed is null) taken.ShouldBeEmpty();
        else taken.ShouldBe([new EventsMissedEvent(Position(7), missed == -1 ? null : missed)]);
    }

    [Fact]
    public void Who_has_left_is_told_nothing_and_leaves_once()
    {
        _subscription.Dispose();
        _subscription.Dispose();
        Tell(1, 2);
        _left.ShouldBe([_subscription]);
    }

    private static FeedPosition Position(long number) => new("run", number);

    private void Tell(long from, long to)
    {
        for (var number = from; number <= to; number++) _subscription.Tell(new EventsMissedEvent(Position(number), 1));
    }

    private Task<IReadOnlyList<FeedEvent>> TakeAsync() => _subscription.TakeAsync(Patience, CancellationToken.None);

    private async Task<IEnumerable<long>> NumbersAsync() => (await TakeAsync()).Select(e => e.Position.Number);
}
