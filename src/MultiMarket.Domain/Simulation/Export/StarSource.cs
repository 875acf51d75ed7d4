using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Simulation.Generation;
using MultiMarket.Domain.Simulation.Sales;

namespace MultiMarket.Domain.Simulation.Export;

/// <summary>What the tables of one export are made from.</summary>
/// <param name="history">The history.</param>
/// <param name="sales">How many sales it has.</param>
/// <param name="dirt">What is to be wrong with the clients.</param>
internal sealed class StarSource(SalesHistory history, long sales, DirtPlan dirt)
{
    public SalesHistory History => history;

    public long Sales => sales;

    public DirtPlan Dirt => dirt;

    public Campaigns Campaigns { get; } = new(history);

    /// <summary>Counts what is done.</summary>
    public GenerationProgress? Progress { get; init; }

    /// <summary>The sales by number, drawn as they are asked for.</summary>
    public IEnumerable<Sale> DrawSales()
    {
        for (var number = 1L; number <= sales; number++)
        {
            yield return history.Draw(number);
            Advance();
        }
    }

    public void Advance() => Progress?.Advance();

    /// <summary><c>ID_Date</c>: the first day of the history is 1.</summary>
    public int DateId(DateTime moment) => DateOnly.FromDateTime(moment).DayNumber - history.Days.First.DayNumber + 1;

    /// <summary><c>ID_Canal</c>: 1 web, 2 mobile, 3 boutique.</summary>
    public static int ChannelId(Channel channel) => channel == Channel.Web ? 1 : channel == Channel.Mobile ? 2 : 3;
}
