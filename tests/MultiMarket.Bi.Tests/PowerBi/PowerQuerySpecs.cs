using System.Text.RegularExpressions;
using MultiMarket.Domain.Bi;
using MultiMarket.Domain.Channels;

namespace MultiMarket.Bi.Tests.PowerBi;

/// <summary>The queries that fill the tables of the semantic model.</summary>
public sealed partial class PowerQuerySpecs
{
    private static readonly SemanticModel Model = SemanticModel.Current;

    public static TheoryData<string> Served => new(Model.Tables.Keys.Where(t => t != "Canaux"));

    [Fact]
    public void Every_table_is_imported()
    {
        foreach (var table in Model.Tables.Values) table.All("partition").ShouldHaveSingleItem().Properties["mode"].ShouldBe("import", table.Name);
    }

    [Fact]
    public void The_model_orders_every_query() =>
        QuotedText().Matches(Model.Model.All("annotation").Single(a => a.Name == "PBI_QueryOrder").Expression).Select(m => m.Groups[1].Value).Order()
            .ShouldBe(Model.Expressions.Keys.Concat(Model.Tables.Keys).Order());

    [Theory]
    [MemberData(nameof(Served))]
    public void A_table_takes_columns_that_the_host_serves(string table)
    {
        var query = Query(table);
        var star = StarTables.Find(table.ToLowerInvariant())!;
        query.ShouldContain($"LireTable(\"{star.Name}\")");
        var selected = Quoted(query, "SelectColumns");
        selected.Except(star.Columns.Select(c => c.Name)).ShouldBeEmpty();
        foreach (var column in Model.Tables[table].All("column"))
            (selected.Contains(column.Properties["sourceColumn"]) || query.Contains($"Table.AddColumn(Uniques, \"{column.Name}\"", StringComparison.Ordinal)).ShouldBeTrue(column.Name);
    }

    [Theory]
    [MemberData(nameof(Served))]
    public void A_table_types_every_column_by_the_names_and_numbers_of_the_host(string table)
    {
        var query = Query(table);
        Quoted(query, "TransformColumnTypes").ShouldBe([.. Quoted(query, "SelectColumns"), "en-US"]);
    }

    [Theory]
    [MemberData(nameof(Served))]
    public void A_query_ends_with_its_last_step(string table)
    {
        var lines = Query(table).Split('\n');
        lines[^1].ShouldBe(lines[Array.IndexOf(lines, "in") - 1].Split(' ')[0]);
    }

    // The engine refuses a key that stands twice, and takes texts that differ by case for the same.
    [Theory]
    [InlineData("Clients", "client_id")]
    [InlineData("Produits", "produit_id")]
    public void A_key_that_differs_by_case_only_does_not_stop_the_refresh(string table, string key) =>
        Query(table).ShouldContain($$$"""Table.Distinct(Types, {{"{{{key}}}", Comparer.OrdinalIgnoreCase}})""");

    [Fact]
    public void The_channels_are_those_of_the_warehouse()
    {
        var query = Query("Canaux");
        foreach (var column in Model.Tables["Canaux"].All("column")) query.ShouldMatch($@"[\[ ]{column.Properties["sourceColumn"]} = ");
        FirstCell().Matches(query).Select(m => m.Groups[1].Value).Order().ShouldBe(Channel.All.Select(c => c.Name).Order());
    }

    [Fact]
    public void The_address_is_a_parameter_and_only_the_path_varies()
    {
        Model.Expressions["BaseUrl"].Expression.ShouldContain("IsParameterQuery=true");
        Model.Expressions["ApiKey"].Expression.ShouldStartWith("\"\" meta", customMessage: "no token in the project");
        var read = Model.Expressions["LireTable"].Expression;
        read.ShouldMatch(@"Web\.Contents\(\s*BaseUrl,");
        read.ShouldContain("RelativePath = ");
        read.ShouldContain("Headers = [apikey = ApiKey]");
    }

    private static string Query(string table) => Model.Tables[table].All("partition").Single().Expression;

    private static List<string> Quoted(string query, string step) =>
        [.. QuotedText().Matches(query.Split('\n').Single(l => l.Contains(step, StringComparison.Ordinal))).Select(m => m.Groups[1].Value)];

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex QuotedText();

    [GeneratedRegex("{\"([^\"]+)\", ")]
    private static partial Regex FirstCell();
}
