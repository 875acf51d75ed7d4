using System.Reflection;
using MongoDB.Bson;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Figures;
using MultiMarket.Domain.Orders;
using MultiMarket.Warehouse.RollUps;

namespace MultiMarket.Warehouse.Figures;

/// <summary>
/// The pipelines of the figures. Each is a resource that mongosh runs as it stands, over all orders and the default statuses. A query
/// takes the place of its first <c>$match</c>, of <c>compte</c> (does the order count as revenue?) and <c>periode</c> (the point of a
/// trend) in its <c>$set</c>, and of its <c>$limit</c>.
/// </summary>
internal static class FigurePipelines
{
    private const string Folder = "MultiMarket.Warehouse.Figures.";
    private const string Status = "statut_commande";

    private static readonly HashSet<OrderStatus> Revenue = [.. OrderStatuses.All.Except(OrderStatuses.NotRevenue)];
    private static readonly Dictionary<string, BsonArray> FromOrders = Read(Folder);
    private static readonly Dictionary<string, BsonArray> FromRollUps = Read(Folder + "RollUps.");

    /// <summary>The pipeline over the orders.</summary>
    public static BsonDocument[] Over(FigureQuery query)
    {
        var stages = FromOrders[query.Name];
        var counted = stages[0]["$match"].AsBsonDocument.Contains(Status);
        return Build(stages, Selection(query, "date_commande", counted), query);
    }

    /// <summary>True when the roll-ups hold the answer. They keep no statuses apart, and products not by channel.</summary>
    public static bool CanRollUp(FigureQuery query) =>
        FromRollUps.ContainsKey(query.Name)
        && Revenue.SetEquals(query.Statuses)
        && (query.Name != FigureNames.ProductsByRevenue || query.Channels.Count == Channel.All.Count);

    /// <summary>The pipeline over the roll-up that <see cref="RollUp"/> names.</summary>
    public static BsonDocument[] OverRollUp(FigureQuery query) => Build(FromRollUps[query.Name], Selection(query, "jour", counted: false), query);

    /// <summary>The roll-up that holds the answer.</summary>
    public static string RollUp(FigureQuery query) => query.Name == FigureNames.ProductsByRevenue ? RollUpPipelines.Products : RollUpPipelines.Daily;

    private static BsonDocument[] Build(BsonArray stages, BsonDocument selection, FigureQuery query) =>
        [new("$match", selection), .. stages.Skip(1).Select(stage => Stage(stage.AsBsonDocument.GetElement(0), query))];

    private static BsonDocument Stage(BsonElement stage, FigureQuery query) => new(stage.Name, stage.Name switch
    {
        "$limit" => query.Limit,
        "$set" => Set(stage.Value.AsBsonDocument, query),
        _ => stage.Value,
    });

    private static BsonDocument Set(BsonDocument fields, FigureQuery query) => new(fields.Select(field => new BsonElement(field.Name, field.Name switch
    {
        "compte" => new BsonDocument("$in", new BsonArray { $"${Status}", Statuses(query) }),
        "periode" => new BsonDocument("$dateToString", new BsonDocument
        {
            { "format", query.Step == TrendStep.Month ? "%Y-%m" : "%Y-%m-%d" },
            { "date", field.Value["$dateToString"]["date"] },
        }),
        _ => field.Value,
    })));

    // Every channel is named, because the index begins with it.
    private static BsonDocument Selection(FigureQuery query, string date, bool counted)
    {
        var selection = new BsonDocument();
        if (date != "jour" || query.Channels.Count < Channel.All.Count) selection.Add("canal", new BsonDocument("$in", new BsonArray(query.Channels.Select(c => c.Name))));
        selection.Add(date, new DayRange(query.Period.From, query.Period.To).Dates());
        if (counted) selection.Add(Status, new BsonDocument("$in", Statuses(query)));
        return selection;
    }

    private static BsonArray Statuses(FigureQuery query) => new(query.Statuses.Select(OrderStatuses.Name));

    private static Dictionary<string, BsonArray> Read(string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal) && name.IndexOf('.', folder.Length) == name.Length - ".json".Length)
            .ToDictionary(name => name[folder.Length..^".json".Length], name =>
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                using var reader = new StreamReader(stream);
                return BsonDocument.Parse($"{{ \"stages\": {reader.ReadToEnd()} }}")["stages"].AsBsonArray;
            });
    }
}
