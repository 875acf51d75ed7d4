using MultiMarket.Domain.Reports;

namespace MultiMarket.Domain.Tests.Reports;

public sealed class ReportTextSpecs
{
    [Theory]
    [InlineData(0, "0,00")]
    [InlineData(1234567.89, "1\u00A0234\u00A0567,89")]
    [InlineData(0.125, "0,13")]
    [InlineData(-1234.5, "-1\u00A0234,50")]
    public void Amounts_group_with_no_break_spaces_and_have_two_decimals(double value, string text) => ReportText.Amount((decimal)value).ShouldBe(text);

    [Theory]
    [InlineData(999, "999")]
    [InlineData(1000000, "1\u00A0000\u00A0000")]
    public void Counts_have_no_decimals(long value, string text) => ReportText.Count(value).ShouldBe(text);

    [Theory]
    [InlineData(0.123, "12,3\u00A0%")]
    [InlineData(0.9999, "100,0\u00A0%")]
    public void Rates_are_percentages_with_one_decimal(double value, string text) => ReportText.Rate((decimal)value).ShouldBe(text);

    [Fact]
    public void Values_take_the_form_of_their_column()
    {
        ReportText.Write("web", ReportColumnKind.Text).ShouldBe("web");
        ReportText.Write(null, ReportColumnKind.Amount).ShouldBe("–");
        ReportText.Write(1234L, ReportColumnKind.Count).ShouldBe("1\u00A0234");
        ReportText.Write(1.5m, ReportColumnKind.Amount).ShouldBe("1,50");
        ReportText.Write(0.5m, ReportColumnKind.Rate).ShouldBe("50,0\u00A0%");
    }

    [Theory]
    [InlineData("ca", "1\u00A0234,50\u00A0MAD")]
    [InlineData("montant_tous_statuts", "1\u00A0234,50\u00A0MAD")]
    [InlineData("commandes_tous_statuts", "1\u00A0235")]
    public void Totals_are_told_by_their_names(string name, string text) => ReportText.Total(name, 1234.5m).ShouldBe(text);
}
