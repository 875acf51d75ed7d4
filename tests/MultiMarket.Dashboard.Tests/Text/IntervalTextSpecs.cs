using MultiMarket.Dashboard.Text;
using MultiMarket.Domain.Control;

namespace MultiMarket.Dashboard.Tests.Text;

public sealed class IntervalTextSpecs
{
    [Theory]
    [InlineData("2s..5s", "2_à_5_s", "2_to_5_s")]
    [InlineData("20h", "20_h", "20_h")]
    [InlineData("60s..120s", "1_à_2_min", "1_to_2_min")]
    [InlineData("500ms..2s", "500_ms_à_2_s", "500_ms_to_2_s")]
    [InlineData("90s", "90_s", "90_s")]
    [InlineData("1500ms", "1_500_ms", "1_500_ms")]
    public void An_interval_is_told_in_whole_units_and_stays_on_one_line(string range, string french, string english)
    {
        IntervalText.Of(TickRange.Parse(range), new Reader(Language.French, "system")).ShouldBe(french.Replace('_', '\u00A0'));
        IntervalText.Of(TickRange.Parse(range), new Reader(Language.English, "system")).ShouldBe(english.Replace('_', '\u00A0'));
    }
}
