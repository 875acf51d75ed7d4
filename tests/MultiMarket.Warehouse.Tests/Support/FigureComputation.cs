using System.Globalization;
using MultiMarket.Domain.Figures;
using MultiMarket.Domain.Orders;

namespace MultiMarket.Warehouse.Tests.Support;

/// <summary>The figures of the dashboard once more, from the orders themselves and without a database.</summary>
internal static class FigureComputation
{
    /// <summary>The columns of each table, in the order of the values of <see cref="Rows"/>.</summary>
    public static string[] Columns(string name) => name switch
    {
        FigureNames.Key => ["commandes", "annulees", "commandes_ca", "ca", "panier_moyen", "taux_annulation"],
        FigureNames.KeyTrend => ["periode", "commandes", "annulees", "commandes_ca", "ca", "panier_moyen", "taux_annulation"],
        FigureNames.Clients => ["clients_actifs", "commandes_ca", "articles", "articles_par_commande"],
        FigureNames.ClientsTrend => ["periode", "clients_actifs", "commandes_ca", "articles", "articles_par_commande"],
        FigureNames.DailyRevenue => ["periode", "canal", "ca", "commandes"],
        FigureNames.ProductsByRevenue => ["produit_id", "nom", "quantite", "ca"],
        FigureNames.Hours => ["heure", "canal", "commandes"],
        FigureNames.Orders => ["commande", "order_id", "client_id", "date_commande", "canal", "statut_commande", "ville", "adresse", "nb_articles", "montant_total", "contenu"],
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no such table"),
    };

    public static List<object?[]> Rows(IEnumerable<Order> orders, FigureQuery query)
    {
        var selected = orders.Where(o => Selected(o, query)).ToList();
        var counted = selected.Where(o => query.Statuses.Contains(o.Status)).ToList();
        return query.Name switch
        {
            FigureNames.Key => selected.Count == 0 ? [] : [Key(selected, query)],
            FigureNames.KeyTrend => ByPeriod(selected, query, of => Key(of, query)),
            FigureNames.Clients => counted.Count == 0 ? [] : [Clients(counted)],
            FigureNames.ClientsTrend => ByPeriod(counted, query, Clients),
            FigureNames.DailyRevenue => [.. counted.GroupBy(o => (Day: Text(o.PlacedAt, "yyyy-MM-dd"), o.Channel.Name))
                .OrderBy(g => g.Key.Day, StringComparer.Ordinal).ThenBy(g => g.Key.Name, StringComparer.Ordinal)
                .Select(g => new object?[] { g.Key.Day, g.Key.Name, g.Sum(o => o.Total), g.LongCount() })],
            FigureNames.ProductsByRevenue => [.. counted.SelectMany(o => o.Lines).GroupBy(l => l.ProductId)
                .OrderByDescending(g => g.Sum(l => l.Amount)).ThenBy(g => g.Key, StringComparer.Ordinal).Take(query.Limit)
                .Select(g => new object?[] { g.Key, g.Select(l => l.Name).Max(StringComparer.Ordinal), (long)g.Sum(l => l.Quantity), g.Sum(l => l.Amount) })],
            FigureNames.Hours => [.. selected.GroupBy(o => (o.PlacedAt.Hour, o.Channel.Name)).OrderBy(g => g.Key.Hour).ThenBy(g => g.Key.Name, StringComparer.Ordinal)
                .Select(g => new object?[] { (long)g.Key.Hour, g.Key.Name, g.LongCount() })],
            FigureNames.Orders => [.. counted.OrderByDescending(o => o.PlacedAt).ThenBy(o => o.Key, StringComparer.Ordinal).Take(query.Limit).Select(Listed)],
            _ => throw new ArgumentOutOfRangeException(nameof(query), query.Name, "no such table"),
        };
    }

    private static object?[] Key(IReadOnlyCollection<Order> selected, FigureQuery query)
    {
        var counted = selected.Where(o => query.Statuses.Contains(o.Status)).ToList();
        var cancelled = selected.LongCount(o => o.Status == OrderStatus.Cancelled);
        var revenue = counted.Sum(o => o.Total);
        return
        [
            (long)selected.Count, cancelled, (long)counted.Count, revenue,
            counted.Count == 0 ? null : Math.Round(revenue / counted.Count, 2), Math.Round((decimal)cancelled / selected.Count, 4),
        ];
    }

    private static object?[] Clients(IReadOnlyCollection<Order> counted)
    {
        var items = counted.SelectMany(o => o.Lines).Sum(l => (long)l.Quantity);
        return [(long)counted.Select(o => o.ClientId).Distinct().Count(), (long)counted.Count, items, Math.Round((decimal)items / counted.Count, 2)];
    }

    private static object?[] Listed(Order order) =>
    [
        order.Key, order.OrderId, order.ClientId, order.PlacedAt, order.Channel.Name, OrderStatuses.Name(order.Status), order.Delivery?.City ?? "", order.Delivery?.Address ?? "",
        order.Lines.Sum(l => (long)l.Quantity), order.Lines.Sum(l => l.Amount), string.Join(", ", order.Lines.Select(l => $"{l.Quantity} × {l.Name}")),
    ];

    private static List<object?[]> ByPeriod(IEnumerable<Order> orders, FigureQuery query, Func<IReadOnlyCollection<Order>, object?[]> row) =>
    [
        .. orders.GroupBy(o => Text(o.PlacedAt, query.Step == TrendStep.Month ? "yyyy-MM" : "yyyy-MM-dd")).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (object?[])[g.Key, .. row([.. g])]),
    ];

    private static bool Selected(Order order, FigureQuery query)
    {
        var day = DateOnly.FromDateTime(order.PlacedAt);
        return day >= query.Period.From && day <= query.Period.To && query.Channels.Contains(order.Channel);
    }

    private static string Text(DateTime moment, string format) => moment.ToString(format, CultureInfo.InvariantCulture);
}
