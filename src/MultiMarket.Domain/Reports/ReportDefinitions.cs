using MultiMarket.Domain.Orders;

namespace MultiMarket.Domain.Reports;

/// <summary>The definitions of the reports.</summary>
public static class ReportDefinitions
{
    private static readonly ReportColumn Channel = new("canal", "Canal", ReportColumnKind.Text);
    private static readonly ReportColumn Revenue = new("ca", "CA (MAD)", ReportColumnKind.Amount);
    private static readonly ReportColumn Orders = new("commandes", "Commandes", ReportColumnKind.Count);

    /// <summary>Every definition, in the order of <see cref="ReportNames.All"/>.</summary>
    public static IReadOnlyList<ReportDefinition> All { get; } =
    [
        new(ReportNames.Revenue, "Chiffre d'affaires par mois et par canal",
            [new("mois", "Mois", ReportColumnKind.Text), Channel, Revenue, Orders],
            p => $"CA = somme de montant_total par mois de date_commande et par canal ; {Counted(p)}."),
        new(ReportNames.TopProducts, "Produits les plus vendus",
            [
                new("produit_id", "Produit", ReportColumnKind.Text), new("nom", "Nom", ReportColumnKind.Text),
                new("quantite", "Quantité", ReportColumnKind.Count), Revenue,
            ],
            p => $"Les {p.Top} produits aux plus grandes quantités vendues (à égalité, par produit_id) ; CA = somme des montants de leurs lignes ; {Counted(p)}.",
            TakesTop: true),
        new(ReportNames.Cancellations, "Taux d'annulation par canal",
            [Channel, Orders, new("annulees", "Annulées", ReportColumnKind.Count), new("taux", "Taux d'annulation", ReportColumnKind.Rate)],
            _ => $"Taux = commandes au statut {OrderStatus.Cancelled.Name()} / toutes les commandes du canal, quel que soit leur statut ; {OrderStatus.Refunded.Name()} n'est pas une annulation.",
            TakesStatuses: false),
        new(ReportNames.AverageOrder, "CA moyen par commande et par canal",
            [Channel, Orders, Revenue, new("ca_moyen", "CA moyen par commande (MAD)", ReportColumnKind.Amount)],
            p => $"CA moyen = somme de montant_total / nombre de commandes du canal, arrondi au centime ; {Counted(p)}."),
    ];

    /// <summary>The definition of that name.</summary>
    /// <exception cref="ReportParameterException">There is none; the message lists the names.</exception>
    public static ReportDefinition Get(string? name)
    {
        foreach (var definition in All)
            if (definition.Name == name) return definition;
        throw new ReportParameterException($"There is no report '{name}'; the reports are {string.Join(", ", ReportNames.All)}.");
    }

    private static string Counted(ReportParameters parameters)
    {
        var excluded = OrderStatuses.All.Except(parameters.Statuses).ToList();
        return excluded.Count == 0
            ? "tous les statuts comptent"
            : $"comptent les statuts {Names(parameters.Statuses)} ; ne comptent pas {Names(excluded)}";
    }

    private static string Names(IEnumerable<OrderStatus> statuses) => string.Join(", ", statuses.Select(OrderStatuses.Name));
}
