using System.Security.Cryptography;
using System.Text.Json;
using MultiMarket.Domain.Orders.Canonical;

namespace MultiMarket.Domain.Orders;

/// <summary>
/// <c>empreinte</c>: SHA-256 over the canonical form of an order, so that two files have the same fingerprint exactly when they
/// say the same.
/// </summary>
/// <remarks>
/// The canonical form, version <see cref="Version"/>, is JSON as RFC 8785 writes it: UTF-8, no white space, names sorted by
/// UTF-16 code units, the shortest escapes. The object has the names <c>_extra</c> (only with unknown fields: their object),
/// <c>canal</c>, <c>client_id</c>, <c>date_commande</c> (a text, <c>yyyy-MM-ddTHH:mm:ss.fff</c>, the merchant's wall clock),
/// <c>livraison</c> (only with a delivery: <c>adresse</c>, <c>ville</c>), <c>order_id</c>, <c>produits</c> (in the order of the
/// file: <c>nom</c>, <c>prix_unitaire</c>, <c>produit_id</c>, <c>quantite</c>) and <c>statut_commande</c> (as stored).
/// <c>prix_unitaire</c> is a text, the shortest decimal spelling: <c>"8500"</c> for 8500.00. Numbers of unknown fields are laid
/// out as RFC 8785 lays out a double, but keep all their digits where a double would round them.
/// </remarks>
public static class OrderFingerprint
{
    /// <summary><c>empreinte_v</c>: the version of the canonical form.</summary>
    public const int Version = 1;

    /// <summary>The fingerprint, 64 lower-case hexadecimal digits.</summary>
    /// <exception cref="JsonException"><see cref="Order.Extra"/> is no JSON.</exception>
    public static string Compute(Order order)
    {
        var json = new CanonicalJson(stackalloc byte[1024]);
        try
        {
            CanonicalOrder.Write(order, ref json);
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(json.Written, hash);
            return Convert.ToHexStringLower(hash);
        }
        finally
        {
            json.Dispose();
        }
    }
}
