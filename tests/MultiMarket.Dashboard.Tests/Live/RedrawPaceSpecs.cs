using MultiMarket.Dashboard.Live;

namespace MultiMarket.Dashboard.Tests.Live;

public sealed class RedrawPaceSpecs : IDisposable
{
    private readonly ManualTime _time = new();
    private readonly RedrawPace _pace;
    private int _drawn;

    public RedrawPaceSpecs() => _pace = new RedrawPace(_time, () => _drawn++);

    public void Dispose() => _pace.Dispose();

    [Fact]
    public void Nothing_is_drawn_unasked()
    {
        _time.Advance(TimeSpan.FromMinutes(1));

        _drawn.ShouldBe(0);
    }

    [Fact]
    public void The_first_request_is_drawn_at_once()
    {
        _pace.Request();

        _drawn.ShouldBe(1);
    }

    [Fact]
    public void Requests_within_a_second_are_drawn_together_at_its_end()
    {
        _pace.Request();
        for (var i = 0; i < 9; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            _pace.Request();
        }

        _drawn.ShouldBe(1);
        _time.Advance(TimeSpan.FromMilliseconds(100));
        _drawn.ShouldBe(2);
        _time.Advance(TimeSpan.FromSeconds(10));
        _drawn.ShouldBe(2);
    }

    [Fact]
    public void A_request_after_a_quiet_second_is_drawn_at_once()
    {
        _pace.Request();
        _time.Advance(RedrawPace.Interval);
        _pace.Request();

        _drawn.ShouldBe(2);
    }
}
