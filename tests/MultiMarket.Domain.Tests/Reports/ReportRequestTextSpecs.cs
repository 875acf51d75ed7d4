using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Orders;
using MultiMarket.Domain.Reports;

namespace MultiMarket.Domain.Tests.Reports;

public sealed class ReportRequestTextSpecs
{
    [Fact]
    public void Texts_become_typed_parameters()
    {
        var request = ReportRequestText.Parse("top-products", "2025-01-01", "2025-12-31", "web, Boutique", "3", "PAYEE,livrée");

        request.From.ShouldBe(new(2025, 1, 1));
        request.To.ShouldBe(new(2025, 12, 31));
        request.Channels.ShouldBe([Channel.Web, Channel.Boutique]);
        request.Top.ShouldBe(3);
        request.Statuses.ShouldBe([OrderStatus.Paid, OrderStatus.Delivered]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void Missing_texts_mean_the_defaults(string? text) =>
        ReportRequestText.Parse("revenue", text, text, text, text, text).ShouldBe(new ReportRequest("revenue"));

    [Fact]
    public void All_stands_for_every_channel_and_every_status()
    {
        var request = ReportRequestText.Parse("revenue", null, null, "all", null, "ALL");

        request.Channels.ShouldBeNull();
        request.Statuses.ShouldBe(OrderStatuses.All);
    }

    [Theory]
    [InlineData("2025-02-30", null, null, null, null, "from is '2025-02-30'; write a day such as 2025-04-26.")]
    [InlineData(null, "31/12/2025", null, null, null, "to is '31/12/2025'; write a day such as 2025-04-26.")]
    [InlineData(null, null, "web,phone", null, null, "channel holds 'phone'; allowed are web, mobile, boutique and all.")]
    [InlineData(null, null, null, "ten", null, "top is 'ten'; allowed are 1 to 1000.")]
    [InlineData(null, null, null, "0", null, "top is 0; allowed are 1 to 1000.")]
    [InlineData(null, null, null, null, "perdue", "statuses holds 'perdue'; allowed are en attente, payée, expédiée, livrée, annulée, remboursée and all.")]
    public void What_cannot_be_read_is_named_with_what_is_allowed(string? from, string? to, string? channel, string? top, string? statuses, string message) =>
        Should.Throw<ReportParameterException>(() => ReportRequestText.Parse("revenue", from, to, channel, top, statuses)).Message.ShouldBe(message);
}
