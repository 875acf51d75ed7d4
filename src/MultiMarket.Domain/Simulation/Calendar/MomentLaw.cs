using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Simulation.Chance;
using MultiMarket.Domain.Simulation.Parameters;

namespace MultiMarket.Domain.Simulation.Calendar;

/// <summary>Draws the moments of a stretch of days: the day by the calendar, the hour by the channel, the second evenly.</summary>
internal sealed class MomentLaw
{
    private readonly DateOnly _first;
    private readonly WeightedIndex _days;
    private readonly WeightedIndex _onlineHours;
    private readonly WeightedIndex _shopHours;

    public MomentLaw(SalesCalendar calendar, CalendarParameters parameters, DayRange days)
    {
        _first = days.First;
        _days = new WeightedIndex([.. Enumerable.Range(0, days.Days).Select(i => calendar.WeightOf(days.First.AddDays(i)))]);
        _onlineHours = new WeightedIndex(parameters.OnlineHours);
        _shopHours = new WeightedIndex(parameters.ShopHours);
    }

    /// <summary>A wall-clock moment, in whole seconds; of kind UTC so that nothing shifts it.</summary>
    public DateTime Draw(Channel channel, ref RandomSequence random)
    {
        var day = _first.AddDays(_days.Pick(ref random));
        var hour = (channel.Delivers ? _onlineHours : _shopHours).Pick(ref random);
        return day.ToDateTime(default, DateTimeKind.Utc).AddSeconds((hour * 3600) + random.Next(3600));
    }
}
