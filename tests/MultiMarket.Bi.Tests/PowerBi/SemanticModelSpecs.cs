using System.Globalization;
using System.Text;
using MultiMarket.Domain.Bi;

namespace MultiMarket.Bi.Tests.PowerBi;

public sealed class SemanticModelSpecs
{
    private static readonly SemanticModel Model = SemanticModel.Current;

    public static TheoryData<string> Tables => new(Model.Tables.Keys);

    [Fact]
    public void The_star_has_its_six_tables_and_the_model_lists_each() =>
        Model.Model.All("ref").Select(r => r.Name).ShouldBe(["table Commandes", "table Lignes", "table Produits", "table Clients", "table Calendrier", "table Canaux"]);

    [Fact]
    public void Every_table_has_a_file_of_its_name() => Model.Tables.Keys.Order().ShouldBe(["Calendrier", "Canaux", "Clients", "Commandes", "Lignes", "Produits"]);

    [Fact]
    public void The_compatibility_level_allows_for_TMDL() =>
        int.Parse(Model.Database.All("database").Single().Properties["compatibilityLevel"], CultureInfo.InvariantCulture).ShouldBeGreaterThanOrEqualTo(1567);

    [Theory]
    [InlineData("CA")]
    [InlineData("Nb commandes")]
    [InlineData("Panier moyen")]
    [InlineData("Taux d'annulation")]
    [InlineData("Quantité")]
    [InlineData("CA N-1")]
    [InlineData("Évolution du CA")]
    [InlineData("CA YTD")]
    [InlineData("CA moyenne 3 mois")]
    [InlineData("Classe ABC")]
    public void The_measures_are_there(string measure) => Model.HasMeasure(measure).ShouldBeTrue();

    [Fact]
    public void Relationships_lead_from_an_existing_column_to_the_key_of_a_dimension()
    {
        Model.Relationships.Count.ShouldBe(7);
        foreach (var relationship in Model.Relationships)
        {
            var (fromTable, fromColumn) = Reference(relationship.Properties["fromColumn"]);
            var (toTable, toColumn) = Reference(relationship.Properties["toColumn"]);
            var from = Column(fromTable, fromColumn);
            var to = Column(toTable, toColumn);
            to.Properties.ShouldContainKey("isKey", relationship.Name);
            from.Properties["dataType"].ShouldBe(to.Properties["dataType"], relationship.Name);
        }
    }

    [Fact]
    public void Only_dimensions_have_keys() =>
        Model.Tables.Values.Where(t => t.All("column").Any(c => c.Properties.ContainsKey("isKey"))).Select(t => t.Name).Order()
            .ShouldBe(Model.Relationships.Select(r => Reference(r.Properties["toColumn"]).Table).Distinct().Order());

    // Two ways from one table to another make Power BI refuse one of them.
    [Fact]
    public void A_filter_has_one_way_only() =>
        Model.Relationships.Select(r => Reference(r.Properties["fromColumn"]).Table + Reference(r.Properties["toColumn"]).Table).ShouldBeUnique();

    [Fact]
    public void The_calendar_is_marked_as_date_table()
    {
        Model.Tables["Calendrier"].Properties["dataCategory"].ShouldBe("Time");
        Column("Calendrier", "jour").Properties["dataType"].ShouldBe("dateTime");
    }

    [Theory]
    [InlineData("Calendrier", "mois_nom", "mois_numero")]
    [InlineData("Calendrier", "jour_nom", "jour_semaine")]
    [InlineData("Canaux", "canal", "ordre")]
    public void Names_sort_by_their_number(string table, string column, string by)
    {
        Column(table, column).Properties["sortByColumn"].ShouldBe(by);
        Column(table, by).Properties["dataType"].ShouldBe("int64");
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void No_name_is_given_twice_whatever_its_case_and_accents(string table)
    {
        var names = Model.Tables[table].Children.Where(c => c.Kind is "column" or "measure").Select(c => Fold(c.Name));
        names.ShouldBeUnique();
    }

    [Fact]
    public void Measures_and_lineage_tags_are_unique_in_the_model()
    {
        Model.Tables.Values.SelectMany(t => t.All("measure")).Select(m => Fold(m.Name)).ShouldBeUnique();
        Model.Tables.Values.SelectMany(t => t.Children.Prepend(t)).Concat(Model.Expressions.Values)
            .Where(o => o.Properties.ContainsKey("lineageTag")).Select(o => o.Properties["lineageTag"]).ShouldBeUnique();
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_column_says_its_type_source_and_summary(string table)
    {
        foreach (var column in Model.Tables[table].All("column"))
        {
            column.Properties["dataType"].ShouldBeOneOf("string", "int64", "decimal", "dateTime");
            column.Properties["summarizeBy"].ShouldBeOneOf("none", "sum");
            column.Properties.ShouldContainKey("sourceColumn");
            Guid.TryParse(column.Properties["lineageTag"], out _).ShouldBeTrue(column.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void The_types_of_columns_fit_what_the_host_serves(string table)
    {
        if (StarTables.Find(table.ToLowerInvariant()) is not { } star) return;
        foreach (var column in Model.Tables[table].All("column"))
            if (star.Columns.FirstOrDefault(c => c.Name == column.Properties["sourceColumn"]) is { } served)
                column.Properties["dataType"].ShouldBe(TypeOf(served.Kind), column.Name);
    }

    private static TmdlObject Column(string table, string column)
    {
        Model.HasColumn(table, column).ShouldBeTrue($"{table}[{column}]");
        return Model.Tables[table].All("column").Single(c => c.Name == column);
    }

    private static (string Table, string Column) Reference(string text) => text.Split('.') is [var table, var column] ? (table, column) : throw new FormatException(text);

    private static string TypeOf(StarColumnKind kind) => kind switch
    {
        StarColumnKind.Text => "string",
        StarColumnKind.Number => "int64",
        StarColumnKind.Amount => "decimal",
        _ => "dateTime",
    };

    private static string Fold(string name) => string.Concat(name.Normalize(NormalizationForm.FormD)
        .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)).ToUpperInvariant();
}
