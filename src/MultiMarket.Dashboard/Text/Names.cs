using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Orders;
using MultiMarket.Domain.Periods;

namespace MultiMarket.Dashboard.Text;

/// <summary>What the values of the data are called on the pages.</summary>
public static class Names
{
    public static readonly Phrase Web = new("Web", "Web");
    public static readonly Phrase Mobile = new("Mobile", "Mobile");
    public static readonly Phrase Boutique = new("Boutique", "Shop");
    public static readonly Phrase Pending = new("en attente", "pending");
    public static readonly Phrase Paid = new("payée", "paid");
    public static readonly Phrase Shipped = new("expédiée", "shipped");
    public static readonly Phrase Delivered = new("livrée", "delivered");
    public static readonly Phrase Cancelled = new("annulée", "cancelled");
    public static readonly Phrase Refunded = new("remboursée", "refunded");
    public static readonly Phrase Today = new("Aujourd'hui", "Today");
    public static readonly Phrase Days7 = new("7 jours", "7 days");
    public static readonly Phrase Days30 = new("30 jours", "30 days");
    public static readonly Phrase Month = new("Mois en cours", "This month");
    public static readonly Phrase Quarter = new("Trimestre en cours", "This quarter");
    public static readonly Phrase Year = new("Année en cours", "This year");
    public static readonly Phrase Months12 = new("12 mois", "12 months");
    public static readonly Phrase Custom = new("Personnalisée", "Custom");

    /// <summary>The name of a channel.</summary>
    public static Phrase Of(Channel channel) => channel.Position switch { 0 => Web, 1 => Mobile, _ => Boutique };

    /// <summary>The name of a status.</summary>
    public static Phrase Of(OrderStatus status) => status switch
    {
        OrderStatus.Pending => Pending,
        OrderStatus.Paid => Paid,
        OrderStatus.Shipped => Shipped,
        OrderStatus.Delivered => Delivered,
        OrderStatus.Cancelled => Cancelled,
        _ => Refunded,
    };

    /// <summary>The name of a kind of period.</summary>
    public static Phrase Of(PeriodKind kind) => kind switch
    {
        PeriodKind.Today => Today,
        PeriodKind.Days7 => Days7,
        PeriodKind.Days30 => Days30,
        PeriodKind.Month => Month,
        PeriodKind.Quarter => Quarter,
        PeriodKind.Year => Year,
        PeriodKind.Months12 => Months12,
        _ => Custom,
    };
}
