using System.Globalization;
using MultiMarket.Domain;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Figures;
using MultiMarket.Domain.Orders;
using MultiMarket.Domain.Periods;

namespace MultiMarket.Dashboard.Filters;

/// <summary>What the overview is about; it stands in the address, so that a page can be kept and sent to somebody. Equal filters share their figures.</summary>
public sealed record OverviewFilter
{
    /// <summary>The period.</summary>
    public PeriodKind Kind { get; init; } = PeriodKind.Months12;

    /// <summary>The days of <see cref="PeriodKind.Custom"/>.</summary>
    public DayPeriod? Custom { get; init; }

    /// <summary>The channels, in their order; never empty.</summary>
    public ValueList<Channel> Channels { get; init; } = Channel.All.ToValueList();

    /// <summary>The statuses that count as revenue, in their order; never empty.</summary>
    public ValueList<OrderStatus> Statuses { get; init; } = Counted;

    /// <summary>True when the tiles lead with the change since the year before, false for the period before.</summary>
    public bool AgainstYearBefore { get; init; }

    /// <summary>True when the products are ranked by CA, false for quantity.</summary>
    public bool ProductsByRevenue { get; init; }

    /// <summary>True when the CA is told by day, false for month.</summary>
    public bool ByDay { get; init; }

    /// <summary>The first day of the month to which the page is narrowed; null for the whole period.</summary>
    public DateOnly? Month { get; init; }

    /// <summary>True when the orders behind the figures are listed.</summary>
    public bool ShowOrders { get; init; }

    /// <summary>The statuses that count unless the reader says otherwise.</summary>
    public static ValueList<OrderStatus> Counted { get; } = OrderStatuses.All.Except(OrderStatuses.NotRevenue).ToValueList();

    /// <summary>The longest period that can be told by day: each day is a column and a row of the page.</summary>
    public const int MostDays = 366;

    /// <summary>True when the period is short enough to be told by day.</summary>
    public bool AllowsDays => Month is not null || Custom is not { Days: > MostDays };

    /// <summary>True when CA leaves cancelled and refunded orders out.</summary>
    public bool ExcludesCancelled => !Statuses.Any(OrderStatuses.NotRevenue.Contains);

    /// <summary>The periods on a day of the merchant's: the month where the page is narrowed to one.</summary>
    public ComparedPeriods PeriodsOn(DateOnly today)
    {
        var whole = ComparedPeriods.Of(Kind, today, Custom);
        if (Month is not { } month) return whole;
        var days = MonthOf(month).Within(whole.Current) ?? MonthOf(month);
        return new ComparedPeriods(days, Earlier(1), Earlier(12));

        // A whole month is compared with whole ones, a part of it with the same days.
        DayPeriod Earlier(int months) => days == MonthOf(month) ? MonthOf(month.AddMonths(-months)) : new DayPeriod(days.From.AddMonths(-months), days.To.AddMonths(-months));
    }

    /// <summary>Narrows the page to a month and lists its orders.</summary>
    public OverviewFilter NarrowedTo(DateOnly month) => this with { Month = TrendAxis.FirstOfMonth(month), ShowOrders = true };

    /// <summary>Narrows the page to a channel and lists its orders.</summary>
    public OverviewFilter NarrowedTo(Channel channel) => this with { Channels = [channel], ShowOrders = true };

    /// <summary>Adds the channel or takes it away; the last one stays.</summary>
    public OverviewFilter With(Channel channel) => Toggled(Channels, channel, Channel.All) is { Count: > 0 } some ? this with { Channels = some } : this;

    /// <summary>Adds the status or takes it away; the last one stays.</summary>
    public OverviewFilter With(OrderStatus status) => Toggled(Statuses, status, OrderStatuses.All) is { Count: > 0 } some ? this with { Statuses = some } : this;

    /// <summary>A query about this selection.</summary>
    public FigureQuery Query(string name, DayPeriod period, TrendStep step = TrendStep.Day) => new(name, period, Channels, Statuses, step, Limit: name == FigureNames.ProductsByRevenue ? 10 : 50);

    private static DayPeriod MonthOf(DateOnly first) => new(first, first.AddMonths(1).AddDays(-1));

    private static ValueList<T> Toggled<T>(ValueList<T> chosen, T item, IEnumerable<T> all) =>
        all.Where(i => EqualityComparer<T>.Default.Equals(i, item) != chosen.Contains(i)).ToValueList();

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
