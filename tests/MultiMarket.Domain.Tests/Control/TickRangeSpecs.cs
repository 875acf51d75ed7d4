using MultiMarket.Domain.Control;

namespace MultiMarket.Domain.Tests.Control;

public sealed class TickRangeSpecs
{
    [Theory]
    [InlineData("2s..5s", 2_000, 5_000, "2s..5s")]
    [InlineData("100ms..200ms", 100, 200, "100ms..200ms")]
    [InlineData("1m", 60_000, 60_000, "60s")]
    [InlineData("500ms..1.5s", 500, 1_500, "500ms..1.5s")]
    [InlineData(" 2 s .. 5 s ", 2_000, 5_000, "2s..5s")]
    [InlineData("1ms..24h", 1, 86_400_000, "1ms..24h")]
    public void A_range_is_read_and_written(string text, double min, double max, string written)
    {
        var range = TickRange.Parse(text);

        (range.Min.TotalMilliseconds, range.Max.TotalMilliseconds).ShouldBe((min, max));
        range.ToString().ShouldBe(written);
        TickRange.Parse(written).ShouldBe(range);
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("2..5")]
    [InlineData("2s..")]
    [InlineData("fast")]
    [InlineData("-2s..5s")]
    [InlineData("2,5s")]
    [InlineData("1.2.3s")]
    [InlineData("2s..3s..4s")]
    [InlineData("999999999999999999h")]
    public void A_text_that_is_no_range_is_refused_with_the_form(string text) =>
        Should.Throw<FormatException>(() => TickRange.Parse(text)).Message.ShouldBe(
            $"'{text}' is no rate; write two intervals such as 2s..5s or 100ms..200ms, with the units ms, s, m or h");

    [Theory]
    [InlineData("0s", "0ms..0ms")]
    [InlineData("5s..2s", "5s..2s")]
    [InlineData("1s..25h", "1s..25h")]
    public void A_range_that_is_empty_or_out_of_bounds_is_refused(string text, string shown) =>
        Should.Throw<FormatException>(() => TickRange.Parse(text)).Message.ShouldBe(
            $"A rate runs from 1ms to 24h, the smaller interval first; got {shown}");
}
