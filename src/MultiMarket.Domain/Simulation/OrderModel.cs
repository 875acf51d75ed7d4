using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Orders;

namespace MultiMarket.Domain.Simulation;

/// <summary>How often what occurs in simulated orders.</summary>
internal static class OrderModel
{
    public static readonly Weighted<int> LineCount = new([(1, .45), (2, .27), (3, .15), (4, .08), (5, .05)]);

    public static readonly Weighted<int> Quantity = new([(1, .66), (2, .20), (3, .09), (4, .05)]);

    private static readonly Weighted<OrderStatus> WebStatus = Statuses(cancelled: .08, refunded: .03, pending: .06, paid: .13, shipped: .12);
    private static readonly Weighted<OrderStatus> MobileStatus = Statuses(cancelled: .06, refunded: .03, pending: .05, paid: .14, shipped: .14);

    // Goods are paid and handed over at the till.
    private static readonly Weighted<OrderStatus> ShopStatus = Statuses(cancelled: .02, refunded: .03, pending: 0, paid: .10, shipped: 0);

    public static Weighted<OrderStatus> Status(Channel channel) =>
        channel == Channel.Web ? WebStatus : channel == Channel.Mobile ? MobileStatus : ShopStatus;

    /// <summary>Few products make most of the sales: a fifth of the catalogue close to a half.</summary>
    /// <param name="uniform">A number from 0 inclusive to 1 exclusive.</param>
    public static Product Product(double uniform)
    {
        var products = Catalogue.Products;
        var rank = (int)(products.Count * uniform * uniform);
        // 101 has no factor in common with 300, so every product has its own rank and the best-selling ones are spread over the categories.
        return products[(rank * 101 + 14) % products.Count];
    }

    private static Weighted<OrderStatus> Statuses(double cancelled, double refunded, double pending, double paid, double shipped) => new(
    [
        (OrderStatus.Delivered, 1 - cancelled - refunded - pending - paid - shipped),
        (OrderStatus.Paid, paid),
        (OrderStatus.Shipped, shipped),
        (OrderStatus.Cancelled, cancelled),
        (OrderStatus.Pending, pending),
        (OrderStatus.Refunded, refunded),
    ]);
}
