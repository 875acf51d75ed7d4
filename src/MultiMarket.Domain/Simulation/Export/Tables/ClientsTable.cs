using System.Globalization;
using MultiMarket.Domain.Simulation.Generation;
using MultiMarket.Domain.Simulation.Market;

namespace MultiMarket.Domain.Simulation.Export.Tables;

/// <summary>The clients. <c>ID_Client</c> is <c>client_id</c> in the warehouse.</summary>
/// <param name="dirty">True to show the dirt that is asked for; a database would refuse it.</param>
internal sealed class ClientsTable(bool dirty) : Table(
    "Dim_Client",
    "Client",
    "ID_Client:k Code_Client:t Prenom:t Nom:t Nom_Complet:t Email:t Telephone:t Date_Inscription:d Adresse:t Ville:t Pays:t Age:i Genre:t Carte_Fidelite:t")
{
    private static readonly string[] Cards = ["Sans carte", "Bronze", "Argent", "Or"];

    public override long Records(StarSource source) => source.History.Model.Clients.All.Count;

    protected override void WriteRows(StarSource source, ITableWriter writer)
    {
        var clients = source.History.Model.Clients.All;
        var dirt = dirty ? source.Dirt : DirtPlan.Clean;
        var nextId = clients.Count;
        foreach (var client in clients)
        {
            WriteRow(client, client.Number, dirt.KindOf(client.Number), writer);
            source.Advance();
        }

        foreach (var client in clients)
            if (dirt.KindOf(client.Number) == DirtKind.Duplicate) WriteRow(client, ++nextId, DirtKind.Duplicate, writer);
    }

    private static void WriteRow(Client client, int id, DirtKind? dirt, ITableWriter writer)
    {
        var name = $"{client.FirstName} {client.LastName}";
        var withoutPhone = dirt == DirtKind.MissingField && client.Number % 2 == 0;
        var withoutCity = dirt == DirtKind.MissingField && !withoutPhone;
        writer.Integer(id);
        writer.Text(string.Create(CultureInfo.InvariantCulture, $"CLI{client.Number:00000}"));
        writer.Text(client.FirstName);
        writer.Text(client.LastName);
        // With the space that does not break, so that every name has something to garble.
        writer.Text(dirt == DirtKind.StrayEncoding ? StrayText.Garble(name.Replace(' ', '\u00A0')) : name);
        writer.Text(client.Email);
        writer.Text(withoutPhone ? null : client.Phone);
        writer.Day(client.SignedUpOn);
        writer.Text(client.Address);
        writer.Text(withoutCity ? null : client.City.Name);
        writer.Text("Maroc");
        if (dirt == DirtKind.WrongType) writer.Text(string.Create(CultureInfo.InvariantCulture, $"{client.Age} ans"));
        else writer.Integer(client.Age);
        writer.Text(client.IsWoman ? "F" : "M");
        writer.Text(Cards[(int)client.Loyalty]);
        writer.EndRow();
    }
}
