namespace MultiMarket.Domain.Simulation.Sales;

/// <summary>Why an order comes back.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Name">The reason, in French.</param>
/// <param name="Kind">The kind of reason, in French.</param>
public sealed record ReturnReason(int Number, string Name, string Kind)
{
    public static ReturnReason Defective { get; } = new(1, "Produit défectueux", "Qualité");

    public static ReturnReason WrongSize { get; } = new(2, "Taille incorrecte", "Description");

    public static ReturnReason OtherColour { get; } = new(3, "Couleur différente", "Description");

    public static ReturnReason ChangeOfMind { get; } = new(4, "Changement d'avis", "Client");

    public static ReturnReason LateDelivery { get; } = new(5, "Livraison tardive", "Logistique");

    public static ReturnReason Damaged { get; } = new(6, "Produit endommagé", "Logistique");

    public static ReturnReason Other { get; } = new(7, "Autre", "Autre");

    /// <summary>Every reason by number.</summary>
    public static IReadOnlyList<ReturnReason> All { get; } = [Defective, WrongSize, OtherColour, ChangeOfMind, LateDelivery, Damaged, Other];
}
