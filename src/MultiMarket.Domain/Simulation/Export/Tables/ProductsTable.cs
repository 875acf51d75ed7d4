using MultiMarket.Domain.Simulation.Market;

namespace MultiMarket.Domain.Simulation.Export.Tables;

/// <summary>The catalogue. <c>Prix_Unitaire</c> is with tax, <c>Cout_Achat</c> without; <c>SKU</c> is <c>produit_id</c> in the warehouse.</summary>
internal sealed class ProductsTable() : ListTable<Product>(
    "Dim_Produit", "Produit", "ID_Produit:k SKU:t Nom_Produit:t Categorie:t Sous_Categorie:t Marque:t Prix_Unitaire:a Cout_Achat:a")
{
    protected override IReadOnlyList<Product> Items(StarSource source) => source.History.Model.Catalogue.Products;

    protected override void WriteRow(Product item, ITableWriter writer)
    {
        writer.Integer(item.Number);
        writer.Text(item.Id);
        writer.Text(item.Name);
        writer.Text(item.Category);
        writer.Text(item.SubCategory);
        writer.Text(item.Brand);
        writer.Amount(item.Price);
        writer.Amount(item.Cost);
    }
}
