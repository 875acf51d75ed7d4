using MultiMarket.Domain.Orders;
using MultiMarket.Domain.Reports;

namespace MultiMarket.Domain.Tests.Reports;

public sealed class ReportDefinitionsSpecs
{
    [Fact]
    public void There_is_one_definition_for_each_name_in_order() =>
        ReportDefinitions.All.Select(d => d.Name).ShouldBe(ReportNames.All);

    [Fact]
    public void The_sentence_says_which_statuses_count_and_which_do_not() =>
        Sentence(new ReportRequest(ReportNames.Revenue))
            .ShouldBe("CA = somme de montant_total par mois de date_commande et par canal ; comptent les statuts en attente, payée, expédiée, livrée ; ne comptent pas annulée, remboursée.");

    [Fact]
    public void The_sentence_follows_the_parameters()
    {
        Sentence(new ReportRequest(ReportNames.AverageOrder, Statuses: OrderStatuses.All)).ShouldEndWith("; tous les statuts comptent.");
        Sentence(new ReportRequest(ReportNames.TopProducts, Top: 3)).ShouldStartWith("Les 3 produits");
    }

    [Fact]
    public void The_cancellation_rate_counts_every_order_whatever_the_statuses_asked_for() =>
        Sentence(new ReportRequest(ReportNames.Cancellations, Statuses: [OrderStatus.Paid])).ShouldContain("toutes les commandes du canal");

    private static string Sentence(ReportRequest request)
    {
        var parameters = ReportParameters.Of(request);
        return parameters.Definition.Sentence(parameters);
    }
}
