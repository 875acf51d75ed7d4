using MultiMarket.Domain.Simulation.Traffic;

namespace MultiMarket.Domain.Simulation.Export.Tables;

/// <summary>One row for each visit; a visit that ended with an order names it.</summary>
internal sealed class TrafficTable() : Table(
    "Fait_Trafic_Web",
    "Session",
    "ID_Session:k ID_Client:i ID_Date:i DateTime_Debut:m ID_Canal:i Pages_Vues:i Duree_Session_Sec:i Etape:t A_Achete:i Panier_Abandonne:i Montant_Panier:a ID_Commande:i")
{
    private static readonly string[] Steps = ["Visite", "Produit", "Panier", "Paiement", "Achat"];

    public override long Records(StarSource source) => new SessionLaw(source.History).Count(source.Sales);

    protected override void WriteRows(StarSource source, ITableWriter writer)
    {
        var law = new SessionLaw(source.History);
        var count = law.Count(source.Sales);
        for (var number = 1L; number <= count; number++)
        {
            var session = law.Draw(number);
            writer.Integer(number);
            writer.Integer(session.Client?.Number);
            writer.Integer(source.DateId(session.StartedAt));
            writer.Moment(session.StartedAt);
            writer.Integer(StarSource.ChannelId(session.Channel));
            writer.Integer(session.Pages);
            writer.Integer(session.Seconds);
            writer.Text(Steps[(int)session.Step]);
            writer.Integer(session.SaleNumber is null ? 0 : 1);
            writer.Integer(session.IsAbandoned ? 1 : 0);
            writer.Amount(session.Step >= FunnelStep.Cart ? session.Cart : null);
            writer.Integer(session.SaleNumber);
            writer.EndRow();
            source.Advance();
        }
    }
}
