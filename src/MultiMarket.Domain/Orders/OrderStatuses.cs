using System.Globalization;
using System.Text;

namespace MultiMarket.Domain.Orders;

/// <summary>The spelling of <see cref="OrderStatus"/> in the data.</summary>
public static class OrderStatuses
{
    private static readonly string[] Names = ["en attente", "payée", "expédiée", "livrée", "annulée", "remboursée"];
    private static readonly Dictionary<string, OrderStatus> ByFoldedName =
        Enum.GetValues<OrderStatus>().ToDictionary(s => Fold(Names[(int)s]), StringComparer.Ordinal);

    /// <summary>Every status, in the order of an order's life.</summary>
    public static IReadOnlyList<OrderStatus> All { get; } = Enum.GetValues<OrderStatus>();

    /// <summary>The statuses that are no revenue unless a report is told otherwise.</summary>
    public static IReadOnlyList<OrderStatus> NotRevenue { get; } = [OrderStatus.Cancelled, OrderStatus.Refunded];

    /// <summary>The status as it is stored.</summary>
    public static string Name(this OrderStatus status) => Names[(int)status];

    /// <summary>Reads a status whatever its case and accents; null when it is none.</summary>
    public static OrderStatus? Find(string? text)
    {
        if (text is null) return null;
        var exact = Array.IndexOf(Names, text);
        if (exact >= 0) return (OrderStatus)exact;
        // Halves of surrogate pairs and some code points that are no characters cannot be normalised.
        if (!text.All(IsOfAName)) return null;
        return ByFoldedName.TryGetValue(Fold(text), out var status) ? status : null;
    }

    private static bool IsOfAName(char c) => c == ' ' || char.IsLetter(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) folded.Append(char.ToLowerInvariant(c));
        return folded.ToString();
    }
}
