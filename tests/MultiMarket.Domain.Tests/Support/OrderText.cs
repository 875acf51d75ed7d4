using System.Text;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Orders;

namespace MultiMarket.Domain.Tests.Support;

/// <summary>Order files as text, and their readings at a fixed moment.</summary>
internal static class OrderText
{
    /// <summary>The order of the specification.</summary>
    public const string Example = """
        {"order_id":"234","client_id":"123","produits":[{"produit_id":"P015","nom":"Laptop","quantite":2,"prix_unitaire":8500.00}],"date_commande":"2025-04-26T14:00:00","canal":"web","statut_commande":"payée","livraison":{"adresse":"10 Av Roudani, Centre ville","ville":"Casablanca"}}
        """;

    public static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    public static TimeZoneInfo Casablanca { get; } = TimeZoneInfo.FindSystemTimeZoneById("Africa/Casablanca");

    public static OrderParser Parser { get; } = new(Casablanca, new FixedTime(Now));

    public static OrderReading Read(string text, Channel? channel = null) => Read(Encoding.UTF8.GetBytes(text), channel);

    public static OrderReading Read(byte[] bytes, Channel? channel = null) => Parser.Read(bytes, channel ?? Channel.Web);

    /// <summary>The example with one part of its text replaced.</summary>
    public static string With(string part, string replacement)
    {
        Example.Contains(part, StringComparison.Ordinal).ShouldBeTrue(part);
        return Example.Replace(part, replacement, StringComparison.Ordinal);
    }

    /// <summary>The order that the example becomes with one part replaced, which must be valid.</summary>
    public static Order OrderWith(string part, string replacement)
    {
        var reading = Read(With(part, replacement));
        reading.Violations.ShouldBeEmpty();
        return reading.Order.ShouldNotBeNull();
    }

    /// <summary>The only rule that the example breaks with one part replaced.</summary>
    public static Violation ViolationWith(string part, string replacement)
    {
        var reading = Read(With(part, replacement));
        reading.IsSyntaxError.ShouldBeFalse(With(part, replacement));
        return reading.Violations.ShouldHaveSingleItem();
    }
}
