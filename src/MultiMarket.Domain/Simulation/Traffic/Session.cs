using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Simulation.Market;

namespace MultiMarket.Domain.Simulation.Traffic;

/// <summary>One visit on the web site or in the application.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Channel">Web or mobile.</param>
/// <param name="StartedAt">The merchant's wall clock, of kind UTC.</param>
/// <param name="Client">Who visits; null when that is not known.</param>
/// <param name="Pages">Pages seen, 1 at least.</param>
/// <param name="Seconds">Duration, in seconds.</param>
/// <param name="Step">How far the visit came.</param>
/// <param name="Cart">Value of the cart, in MAD with tax; 0 before <see cref="FunnelStep.Cart"/>.</param>
/// <param name="SaleNumber">The number of the sale that it ended with, or null.</param>
public sealed record Session(long Number, Channel Channel, DateTime StartedAt, Client? Client, int Pages, int Seconds, FunnelStep Step, decimal Cart, long? SaleNumber)
{
    /// <summary>True when a filled cart was left behind.</summary>
    public bool IsAbandoned => Step is FunnelStep.Cart or FunnelStep.Payment;
}

/// <summary>The steps of the sales funnel; each includes those before it.</summary>
public enum FunnelStep
{
    /// <summary><c>Visite</c>: one page or some, no product.</summary>
    Visit,

    /// <summary><c>Produit</c>: a product was looked at.</summary>
    Product,

    /// <summary><c>Panier</c>: something lies in the cart.</summary>
    Cart,

    /// <summary><c>Paiement</c>: the payment was begun.</summary>
    Payment,

    /// <summary><c>Achat</c>: an order was placed.</summary>
    Purchase,
}
