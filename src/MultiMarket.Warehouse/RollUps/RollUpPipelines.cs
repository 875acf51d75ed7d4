using System.Reflection;
using MongoDB.Bson;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Orders;
using MultiMarket.Domain.Reports;

namespace MultiMarket.Warehouse.RollUps;

/// <summary>The pipelines that make the roll-ups, and those that answer reports from them. All are resources whose first stage is replaced.</summary>
internal static class RollUpPipelines
{
    /// <summary>One document per channel and day.</summary>
    public const string Daily = "cumul_journalier";

    /// <summary>One document per product and day.</summary>
    public const string Products = "cumul_produits";

    private static readonly Dictionary<string, BsonArray> Stages = new string[] { Daily, Products }
        .Concat(ReportNames.All.Append("totals").Select(name => $"Reports.{name}")).ToDictionary(name => name, Read);

    private static readonly HashSet<OrderStatus> Revenue = [.. OrderStatuses.All.Except(OrderStatuses.NotRevenue)];

    /// <summary>Recomputes <see cref="Daily"/> for some days and marks what it writes.</summary>
    /// <param name="days">The days.</param>
    /// <param name="pass">The mark, until <see cref="Products"/> of the same days is written too.</param>
    public static BsonDocument[] MakeDaily(DayRange days, string pass)
    {
        var stages = Replace(Daily, days.Orders());
        return [.. stages[..^1], new BsonDocument("$set", new BsonDocument("passe", pass)), stages[^1]];
    }

    /// <summary>Recomputes <see cref="Products"/> for some days.</summary>
    public static BsonDocument[] MakeProducts(DayRange days) => Replace(Products, days.Orders());

    /// <summary>True when the roll-ups hold what the report counts. They keep no statuses apart, and products not by channel.</summary>
    public static bool CanAnswer(ReportParameters parameters) =>
        Revenue.SetEquals(parameters.Statuses)
        && (parameters.Definition.Name != ReportNames.TopProducts || parameters.Channels.Count == Channel.All.Count);

    /// <summary>The roll-up that holds a report's rows.</summary>
    public static string Source(ReportParameters parameters) => parameters.Definition.Name == ReportNames.TopProducts ? Products : Daily;

    /// <summary>The rows of a report, from its <see cref="Source"/>.</summary>
    public static BsonDocument[] Rows(ReportParameters parameters)
    {
        var stages = Replace($"Reports.{parameters.Definition.Name}", Selection(parameters));
        for (var i = 0; i < stages.Length; i++)
            if (stages[i].Contains("$limit")) stages[i] = new BsonDocument("$limit", parameters.Top);
        return stages;
    }

    /// <summary>The totals of a report, from <see cref="Daily"/>.</summary>
    public static BsonDocument[] Totals(ReportParameters parameters) => Replace("Reports.totals", Selection(parameters));

    private static BsonDocument[] Replace(string name, BsonDocument match) =>
        [new("$match", match), .. Stages[name].Skip(1).Select(stage => stage.AsBsonDocument)];

    private static BsonDocument Selection(ReportParameters parameters)
    {
        var selection = new BsonDocument();
        if (parameters.Channels.Count < Channel.All.Count) selection.Add("canal", new BsonDocument("$in", new BsonArray(parameters.Channels.Select(c => c.Name))));
        if (parameters.From is not null || parameters.To is not null)
            selection.Add("jour", new DayRange(parameters.From ?? DateOnly.MinValue, parameters.To ?? DateOnly.MaxValue).Dates());
        return selection;
    }

    private static BsonArray Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"MultiMarket.Warehouse.RollUps.{name}.json")!;
        using var reader = new StreamReader(stream);
        return BsonDocument.Parse($"{{ \"stages\": {reader.ReadToEnd()} }}")["stages"].AsBsonArray;
    }
}
