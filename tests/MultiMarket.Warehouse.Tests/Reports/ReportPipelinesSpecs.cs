using MongoDB.Bson;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Orders;
using MultiMarket.Domain.Reports;
using MultiMarket.Warehouse.Reports;

namespace MultiMarket.Warehouse.Tests.Reports;

public sealed class ReportPipelinesSpecs
{
    public static TheoryData<string> Names => [.. ReportNames.All];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_pipeline_as_it_stands_is_the_report_without_parameters(string name) =>
        new BsonArray(Rows(new ReportRequest(name))).ShouldBe(AsItStands(name));

    [Fact]
    public void The_totals_as_they_stand_are_those_without_parameters() =>
        new BsonArray(ReportPipelines.Totals(ReportParameters.Of(new ReportRequest(ReportNames.Revenue)))).ShouldBe(AsItStands("totals"));

    [Fact]
    public void Parameters_select_in_the_order_of_the_index_and_include_the_last_day()
    {
        var request = new ReportRequest(ReportNames.Revenue, new(2025, 1, 1), new(2025, 1, 31), [Channel.Mobile, Channel.Web], Statuses: [OrderStatus.Delivered, OrderStatus.Paid]);

        Rows(request)[0].ShouldBe(BsonDocument.Parse("""
            { "$match": {
              "canal": { "$in": ["web", "mobile"] },
              "date_commande": { "$gte": { "$date": "2025-01-01T00:00:00Z" }, "$lt": { "$date": "2025-02-01T00:00:00Z" } },
              "statut_commande": { "$in": ["payée", "livrée"] } } }
            """));
    }

    [Fact]
    public void The_last_day_of_all_is_no_bound() =>
        Rows(new ReportRequest(ReportNames.Cancellations, To: DateOnly.MaxValue))[0].ShouldBe(BsonDocument.Parse("""{ "$match": {} }"""));

    [Fact]
    public void Top_limits_the_rows() =>
        Rows(new ReportRequest(ReportNames.TopProducts, Top: 3)).Single(s => s.Contains("$limit"))["$limit"].AsInt32.ShouldBe(3);

    [Fact]
    public void The_cancellation_rate_and_the_totals_select_every_status()
    {
        var request = new ReportRequest(ReportNames.Cancellations, Statuses: [OrderStatus.Paid]);

        Rows(request)[0].ShouldBe(BsonDocument.Parse("""{ "$match": {} }"""));
        ReportPipelines.Totals(ReportParameters.Of(request)).ShouldBe(ReportPipelines.Totals(ReportParameters.Of(new ReportRequest(ReportNames.Cancellations))));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_pipelines_yield_the_columns_of_the_definition(string name) =>
        AsItStands(name).Last()["$project"].AsBsonDocument.Names.Skip(1).ShouldBe(ReportDefinitions.Get(name).Columns.Select(c => c.Name));

    private static BsonDocument[] Rows(ReportRequest request) => ReportPipelines.Rows(ReportParameters.Of(request));

    private static BsonArray AsItStands(string name) => BsonDocument.Parse($"{{ stages: {ReportPipelines.Text(name)} }}")["stages"].AsBsonArray;
}
