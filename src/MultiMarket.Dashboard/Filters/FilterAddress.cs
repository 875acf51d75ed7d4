using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using MultiMarket.Domain;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Orders;
using MultiMarket.Domain.Periods;

namespace MultiMarket.Dashboard.Filters;

/// <summary>
/// A filter as the query of an address, such as <c>?periode=mois&amp;canaux=web</c>. Defaults are left out. What cannot be read has its
/// default, because an address may be old or typed by hand.
/// </summary>
public static class FilterAddress
{
    private static readonly (PeriodKind Kind, string Name)[] Kinds =
    [
        (PeriodKind.Today, "jour"), (PeriodKind.Days7, "7j"), (PeriodKind.Days30, "30j"), (PeriodKind.Month, "mois"),
        (PeriodKind.Quarter, "trimestre"), (PeriodKind.Year, "annee"), (PeriodKind.Months12, "12mois"), (PeriodKind.Custom, "perso"),
    ];

    /// <summary>The name of a kind of period in the address.</summary>
    public static string Name(PeriodKind kind) => Kinds.First(k => k.Kind == kind).Name;

    /// <summary>The kind of that name; the default when there is none.</summary>
    public static PeriodKind Kind(string? name) => Kinds.Where(k => k.Name == name).Select(k => k.Kind).FirstOrDefault(PeriodKind.Months12);

    /// <summary>The address of the overview with a filter.</summary>
    public static string Write(OverviewFilter filter)
    {
        var query = new List<KeyValuePair<string, string?>>();
        if (filter.Kind != PeriodKind.Months12) Add("periode", Name(filter.Kind));
        if (filter is { Kind: PeriodKind.Custom, Custom: { } days })
        {
            Add("du", OverviewFilter.Day(days.From));
            Add("au", OverviewFilter.Day(days.To));
        }

        if (filter.Channels.Count < Channel.All.Count) Add("canaux", string.Join(',', filter.Channels));
        if (!filter.Statuses.Equals(OverviewFilter.Counted)) Add("statuts", string.Join(',', filter.Statuses.Select(OrderStatuses.Name)));
        if (filter.AgainstYearBefore) Add("comparaison", "annee");
        if (filter.ProductsByRevenue) Add("produits", "ca");
        if (filter.ByDay) Add("pas", "jour");
        if (filter.Month is { } month) Add("mois", month.ToString("yyyy-MM", CultureInfo.InvariantCulture));
        if (filter.ShowOrders) Add("commandes", "oui");
        return QueryHelpers.AddQueryString("/", query);

        void Add(string name, string value) => query.Add(new(name, value));
    }

    /// <summary>Reads the query of an address.</summary>
    public static OverviewFilter Read(Uri address)
    {
        var query = QueryHelpers.ParseQuery(address.Query);
        var from = ReadDay(Text("du"), "yyyy-MM-dd");
        var to = ReadDay(Text("au"), "yyyy-MM-dd");
        var custom = from is { } first && to is { } last && first <= last ? new DayPeriod(first, last) : (DayPeriod?)null;
        var kind = Kind(Text("periode"));
        var filter = new OverviewFilter
        {
            Kind = kind == PeriodKind.Custom && custom is null ? PeriodKind.Months12 : kind,
            Custom = kind == PeriodKind.Custom ? custom : null,
            Channels = Some(Text("canaux"), Channel.Find, Channel.All, Channel.All.ToValueList()),
            Statuses = Some(Text("statuts"), name => OrderStatuses.Find(name), OrderStatuses.All.Cast<OrderStatus?>(), OverviewFilter.Counted.Cast<OrderStatus?>().ToValueList()).Select(s => s!.Value).ToValueList(),
            AgainstYearBefore = Text("comparaison") == "annee",
            ProductsByRevenue = Text("produits") == "ca",
            Month = ReadDay(Text("mois") + "-01", "yyyy-MM-dd"),
            ShowOrders = Text("commandes") == "oui",
        };
        return filter with { ByDay = filter.AllowsDays && Text("pas") == "jour" };

        string? Text(string name) => query.TryGetValue(name, out var values) ? values.ToString() : null;
    }

    private static ValueList<T> Some<T>(string? text, Func<string, T?> find, IEnumerable<T> all, ValueList<T> fallback)
    {
        var chosen = (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(find).ToHashSet();
        var some = all.Where(item => chosen.Contains(item)).ToValueList();
        return some.Count > 0 ? some : fallback;
    }

    // Within the bounds in which a year can be taken away and a month added.
    private static DateOnly? ReadDay(string? text, string format) =>
        DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= ComparedPeriods.Earliest && day.Year < 2100 ? day : null;
}
