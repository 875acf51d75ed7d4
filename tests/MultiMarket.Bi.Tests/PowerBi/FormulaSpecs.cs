using System.Text.RegularExpressions;

namespace MultiMarket.Bi.Tests.PowerBi;

/// <summary>The formulas of the measures, as far as they can be judged without the engine.</summary>
public sealed partial class FormulaSpecs
{
    private static readonly SemanticModel Model = SemanticModel.Current;

    private static readonly string[] Words = ["VAR", "RETURN", "NOT", "MONTH"];

    public static TheoryData<string> Measures => new(Model.Tables.Values.SelectMany(t => t.All("measure")).Select(m => m.Name));

    [Theory]
    [MemberData(nameof(Measures))]
    public void A_formula_names_columns_and_measures_that_exist(string measure)
    {
        var formula = Formula(measure);
        formula.ShouldNotBeEmpty();
        foreach (Match match in Qualified().Matches(formula)) Model.HasColumn(match.Groups[1].Value, match.Groups[2].Value).ShouldBeTrue(match.Value);
        foreach (Match match in Bare().Matches(formula)) Model.HasMeasure(match.Groups[1].Value).ShouldBeTrue(match.Value);
    }

    [Theory]
    [MemberData(nameof(Measures))]
    public void A_formula_names_tables_and_variables_that_exist(string measure)
    {
        var formula = Text().Replace(Formula(measure), "");
        var variables = Variable().Matches(formula).Select(m => m.Groups[1].Value).ToList();
        var named = Name().Matches(formula).Select(m => m.Value).Except(Words);
        named.Except(variables).Except(Model.Tables.Keys).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Measures))]
    public void A_formula_closes_what_it_opens(string measure)
    {
        var formula = Formula(measure);
        formula.Count(c => c == '(').ShouldBe(formula.Count(c => c == ')'));
        (formula.Count(c => c == '"') % 2).ShouldBe(0);
    }

    private static string Formula(string measure) => Model.Tables.Values.SelectMany(t => t.All("measure")).Single(m => m.Name == measure).Expression;

    [GeneratedRegex(@"(\w+)\[([^\]]+)\]")]
    private static partial Regex Qualified();

    [GeneratedRegex(@"(?<!\w)\[([^\]]+)\]")]
    private static partial Regex Bare();

    [GeneratedRegex("\"[^\"]*\"|\\[[^\\]]*\\]")]
    private static partial Regex Text();

    [GeneratedRegex(@"VAR (\w+) =")]
    private static partial Regex Variable();

    // A word that is not called as a function.
    [GeneratedRegex(@"\b[\p{L}_]\w*\b(?! ?\()")]
    private static partial Regex Name();
}
