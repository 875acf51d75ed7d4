using System.Reflection;
using MongoDB.Bson;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Reports;

namespace MultiMarket.Warehouse.Reports;

/// <summary>
/// The pipelines of the reports. Each is a resource that mongosh runs as it stands, for all channels and days and the default
/// statuses; the parameters of a request take the place of its first <c>$match</c>, its <c>$limit</c> and its <c>$set</c>.
/// Rows come by month and by name of the channel, products by quantity and then by <c>produit_id</c>. A product that was sold under
/// several names is shown under the one that sorts last, because that needs no date.
/// </summary>
internal static class ReportPipelines
{
    private static readonly Dictionary<string, BsonDocument> Pipelines = ReportNames.All.Append("totals").ToDictionary(name => name, Read);

    /// <summary>The pipeline of the report's rows.</summary>
    public static BsonDocument[] Rows(ReportParameters parameters)
    {
        var statuses = parameters.Definition.TakesStatuses ? Statuses(parameters) : null;
        return Build(parameters.Definition.Name, stage => stage switch
        {
            "$match" => Selection(parameters, statuses),
            "$limit" => parameters.Top,
            _ => null,
        });
    }

    /// <summary>The pipeline of the figures over the whole selection: what counts, and everything.</summary>
    public static BsonDocument[] Totals(ReportParameters parameters) => Build("totals", stage => stage switch
    {
        "$match" => Selection(parameters, null),
        "$set" => new BsonDocument("compte", new BsonDocument("$in", new BsonArray { "$_id", Statuses(parameters) })),
        _ => null,
    });

    /// <summary>The text of a pipeline, an array of stages in JSON.</summary>
    internal static string Text(string name)
    {
        var assembly = Assembly.GetExecutingAssembly();
        using var stream = assembly.GetManifestResourceStream($"MultiMarket.Warehouse.Reports.{name}.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static BsonDocument Read(string name) => BsonDocument.Parse($"{{ \"stages\": {Text(name)} }}");

    private static BsonDocument[] Build(string name, Func<string, BsonValue?> replace)
    {
        var stages = Pipelines[name]["stages"].AsBsonArray;
        var built = new BsonDocument[stages.Count];
        for (var i = 0; i < built.Length; i++)
        {
            var stage = stages[i].AsBsonDocument.GetElement(0);
            built[i] = new BsonDocument(stage.Name, replace(stage.Name) ?? stage.Value);
        }
        return built;
    }

    private static BsonDocument Selection(ReportParameters parameters, BsonArray? statuses)
    {
        // The order of the fields is that of the index, for whoever reads the server's log.
        var selection = new BsonDocument();
        if (parameters.Channels.Count < Channel.All.Count) selection.Add("canal", OneOf(new BsonArray(parameters.Channels.Select(c => c.Name))));
        if (Days(parameters) is { ElementCount: > 0 } days) selection.Add("date_commande", days);
        if (statuses is not null) selection.Add("statut_commande", OneOf(statuses));
        return selection;
    }

    private static BsonDocument Days(ReportParameters parameters)
    {
        var days = new BsonDocument();
        if (parameters.From is { } from) days.Add("$gte", Midnight(from));
        if (parameters.To is { } to && to < DateOnly.MaxValue) days.Add("$lt", Midnight(to.AddDays(1)));
        return days;
    }

    // Dates are stored as the merchant's wall clock in the guise of UTC, so a day begins at midnight UTC.
    private static BsonDateTime Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));

    private static BsonDocument OneOf(BsonArray values) => new("$in", values);

    private static BsonArray Statuses(ReportParameters parameters) => new(parameters.Statuses.Select(Domain.Orders.OrderStatuses.Name));
}
