using MultiMarket.Dashboard.Text;

namespace MultiMarket.Dashboard.Tests.Text;

public sealed class FigureTextSpecs
{
    [Theory]
    [InlineData(42, "42\u00A0s", "42\u00A0s")]
    [InlineData(7_500, "2\u00A0h 5\u00A0min", "2\u00A0h 5\u00A0min")]
    [InlineData(270_000, "3\u00A0j 3\u00A0h", "3\u00A0d 3\u00A0h")]
    public void A_duration_has_its_two_largest_units_in_the_language_of_the_reader(int seconds, string french, string english)
    {
        FigureText.Duration(TimeSpan.FromSeconds(seconds), Language.French).ShouldBe(french);
        FigureText.Duration(TimeSpan.FromSeconds(seconds), Language.English).ShouldBe(english);
    }
}
