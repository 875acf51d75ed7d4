using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Orders;
using MultiMarket.Domain.Reports;

namespace MultiMarket.Domain.Tests.Reports;

public sealed class ReportParametersSpecs
{
    [Fact]
    public void Defaults_are_all_channels_ten_rows_and_the_statuses_that_are_revenue()
    {
        var parameters = ReportParameters.Of(new ReportRequest(ReportNames.TopProducts));

        parameters.Channels.ShouldBe(Channel.All);
        parameters.Top.ShouldBe(10);
        parameters.Statuses.ShouldBe([OrderStatus.Pending, OrderStatus.Paid, OrderStatus.Shipped, OrderStatus.Delivered]);
        parameters.Describe().ShouldBe(new Dictionary<string, string>
        {
            ["channel"] = "web,mobile,boutique",
            ["top"] = "10",
            ["statuses"] = "en attente,payée,expédiée,livrée",
        });
    }

    [Fact]
    public void Only_parameters_with_an_effect_are_described()
    {
        var request = new ReportRequest(ReportNames.Cancellations, new(2025, 1, 1), new(2025, 1, 31), [Channel.Boutique, Channel.Web, Channel.Web], 5, [OrderStatus.Paid]);

        ReportParameters.Of(request).Describe().ShouldBe(new Dictionary<string, string>
        {
            ["from"] = "2025-01-01",
            ["to"] = "2025-01-31",
            ["channel"] = "web,boutique",
        });
    }

    [Fact]
    public void An_unknown_report_is_refused_with_the_names_there_are() =>
        Refusal(new ReportRequest("sales")).ShouldBe("There is no report 'sales'; the reports are revenue, top-products, cancellations, average-order.");

    [Fact]
    public void The_first_day_may_be_the_last_but_not_later()
    {
        ReportParameters.Of(new ReportRequest(ReportNames.Revenue, new(2025, 2, 1), new(2025, 2, 1))).From.ShouldBe(new(2025, 2, 1));
        Refusal(new ReportRequest(ReportNames.Revenue, new(2025, 2, 2), new(2025, 2, 1)))
            .ShouldBe("from (2025-02-02) is later than to (2025-02-01); both days are included.");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    [InlineData(-1)]
    public void Top_is_1_to_1000(int top) =>
        Refusal(new ReportRequest(ReportNames.TopProducts, Top: top)).ShouldBe($"top is {top}; allowed are 1 to 1000.");

    [Fact]
    public void A_status_out_of_range_is_refused() =>
        Refusal(new ReportRequest(ReportNames.Revenue, Statuses: [(OrderStatus)42])).ShouldStartWith("statuses holds 42; allowed are en attente, payée");

    private static string Refusal(ReportRequest request) => Should.Throw<ReportParameterException>(() => ReportParameters.Of(request)).Message;
}
