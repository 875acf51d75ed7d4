using MultiMarket.Domain.Simulation.Market;

namespace MultiMarket.Domain.Simulation.Sales;

/// <summary>One product of a sale.</summary>
/// <param name="Product">The product.</param>
/// <param name="Quantity">In pieces.</param>
/// <param name="UnitPrice">What the client pays for a piece, in MAD with tax, after the promotion, two decimals.</param>
public readonly record struct SaleLine(Product Product, int Quantity, decimal UnitPrice)
{
    /// <summary>What the client pays, in MAD with tax.</summary>
    public decimal Amount => Quantity * UnitPrice;

    /// <summary>What the pieces would cost without promotion, in MAD with tax.</summary>
    public decimal FullAmount => Quantity * Product.Price;

    /// <summary>What the promotion takes off, in MAD with tax.</summary>
    public decimal Discount => FullAmount - Amount;

    /// <summary>What the merchant paid for the pieces, in MAD without tax.</summary>
    public decimal Cost => Quantity * Product.Cost;

    /// <summary><see cref="Amount"/> without tax, rounded to the cent; the tax is the rest.</summary>
    /// <param name="vatRate">The tax, as a share of the price without tax.</param>
    public decimal AmountWithoutTax(decimal vatRate) => decimal.Round(Amount / (1 + vatRate), 2) + 0.00m;
}
