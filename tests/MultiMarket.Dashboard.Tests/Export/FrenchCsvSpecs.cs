using MultiMarket.Dashboard.Export;

namespace MultiMarket.Dashboard.Tests.Export;

public sealed class FrenchCsvSpecs
{
    [Fact]
    public void A_file_says_what_it_shows_then_the_filters_then_the_figures()
    {
        var table = new DataTable([new("Canal"), new("n"), new("CA (MAD)"), new("Taux")], [["Web", 1234L, 8500.50m, 0.1234m], ["Boutique", 0L, null, -1.5m]]);

        FrenchCsv.Write("CA par canal", ["Période : 01/01/2026 – 31/01/2026", "Données du 08/02/2026 14:32"], table).ShouldBe(
            "\uFEFFCA par canal\r\nPériode : 01/01/2026 – 31/01/2026\r\nDonnées du 08/02/2026 14:32\r\n\r\n"
            + "Canal;n;CA (MAD);Taux\r\nWeb;1234;8500,50;0,1234\r\nBoutique;0;;-1,5\r\n");
    }

    [Theory]
    [InlineData("simple", "simple")]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("dit \"le grand\"", "\"dit \"\"le grand\"\"\"")]
    [InlineData("deux\nlignes", "\"deux\nlignes\"")]
    [InlineData("Café, thé", "Café, thé")]
    [InlineData("", "")]
    public void Texts_are_quoted_where_they_must_be(string text, string field) => FieldOf(text).ShouldBe(field);

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+33612345678", "'+33612345678")]
    [InlineData("-2", "'-2")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("\uFF1DHYPERLINK(1)", "'\uFF1DHYPERLINK(1)")]
    public void No_text_from_a_file_can_run_as_a_formula(string text, string field) => FieldOf(text).ShouldBe(field);

    private static string FieldOf(string text) => FrenchCsv.Write("", [], new DataTable([new("c")], [[text]])).Split("c\r\n")[1][..^2];
}
