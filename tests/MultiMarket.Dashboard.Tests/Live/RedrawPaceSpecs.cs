using MultiMarket.Dashboard.Live;

namespace MultiMarket.Dashboard.Tests.Live;

public sealed class RedrawPaceSpecs : IDisposable
{
    private readonly ManualTime _time = new();
    private readonly RedrawPace _pace;
    private readonly List<DateTimeOffset> _drawn = [];

    public RedrawPaceSpecs() => _pace = new RedrawPace(_time, () => _drawn.Add(_time.GetUtcNow()));

    public void Dispose() => _pace.Dispose();

    [Fact]
    public void Nothing_is_drawn_unasked()
    {
        _time.Advance(TimeSpan.FromMinutes(1));

        _drawn.ShouldBeEmpty();
    }

    [Fact]
    public void Requests_that_come_together_are_drawn_together_and_soon()
    {
        var asked = _time.GetUtcNow();
        _pace.Request();
        _time.Advance(RedrawPace.Settling / 2);
        _pace.Request();
        _time.Advance(TimeSpan.FromSeconds(10));

        _drawn.ShouldBe([asked + RedrawPace.Settling]);
    }

    [Fact]
    public void Requests_within_a_second_are_drawn_together_at_its_end()
    {
        for (var i = 0; i < 30; i++)
        {
            _pace.Request();
            _time.Advance(TimeSpan.FromMilliseconds(100));
        }

        _drawn.Count.ShouldBe(3);
        _drawn.Zip(_drawn.Skip(1), (one, next) => next - one).ShouldAllBe(apart => apart >= RedrawPace.Interval);
    }

    [Fact]
    public void A_request_after_a_quiet_second_is_drawn_soon()
    {
        _pace.Request();
        _time.Advance(TimeSpan.FromSeconds(5));
        var asked = _time.GetUtcNow();
        _pace.Request();
        _time.Advance(TimeSpan.FromSeconds(5));

        _drawn.Count.ShouldBe(2);
        _drawn[1].ShouldBe(asked + RedrawPace.Settling);
    }
}
