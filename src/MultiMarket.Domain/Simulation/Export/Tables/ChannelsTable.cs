using MultiMarket.Domain.Channels;

namespace MultiMarket.Domain.Simulation.Export.Tables;

/// <summary>The channels by <c>ID_Canal</c>.</summary>
internal sealed class ChannelsTable() : ListTable<Channel>("Dim_Canal", "Canal", "ID_Canal:k Nom_Canal:t Type:t")
{
    protected override IReadOnlyList<Channel> Items(StarSource source) => Channel.All;

    protected override void WriteRow(Channel item, ITableWriter writer)
    {
        writer.Integer(StarSource.ChannelId(item));
        writer.Text(item.Name);
        writer.Text(item.Delivers ? "En ligne" : "Magasin");
    }
}
