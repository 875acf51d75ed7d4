using System.Reflection;
using System.Text.RegularExpressions;
using MultiMarket.Dashboard.Text;

namespace MultiMarket.Dashboard.Tests.Text;

/// <summary>Every phrase of the pages.</summary>
public sealed partial class WordsSpecs
{
    private static readonly Type[] Collections = [typeof(Words), typeof(OverviewWords), typeof(RealTimeWords), typeof(HealthWords), typeof(Names)];

    public static TheoryData<string> Phrases => [.. All.Select(p => p.Name)];

    private static IEnumerable<(string Name, Phrase Phrase)> All => Collections.SelectMany(type => type
        .GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.FieldType == typeof(Phrase)).Select(f => ($"{type.Name}.{f.Name}", (Phrase)f.GetValue(null)!)));

    [Theory]
    [MemberData(nameof(Phrases))]
    public void It_stands_in_both_languages_with_the_same_places_for_values(string name)
    {
        var phrase = All.Single(p => p.Name == name).Phrase;

        phrase.French.Trim().ShouldBe(phrase.French);
        phrase.English.Trim().ShouldBe(phrase.English);
        phrase.French.ShouldNotBeEmpty();
        phrase.English.ShouldNotBeEmpty();
        Places(phrase.French).ShouldBe(Places(phrase.English));
    }

    [Theory]
    [MemberData(nameof(Phrases))]
    public void It_keeps_to_the_punctuation_of_its_language(string name)
    {
        var phrase = All.Single(p => p.Name == name).Phrase;

        TightPunctuation().IsMatch(phrase.French).ShouldBeFalse(phrase.French);
        LoosePunctuation().IsMatch(phrase.English).ShouldBeFalse(phrase.English);
    }

    [Fact]
    public void Values_are_put_in_whatever_the_culture() =>
        new Reader(Language.French, "system").Say(new Phrase("{0} sur {1}", "{0} of {1}"), 1.5, "x").ShouldBe("1.5 sur x");

    private static string[] Places(string text) => [.. Place().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"[^\s\u00A0][:;!?](\s|$)")]
    private static partial Regex TightPunctuation();

    [GeneratedRegex(@"[\s\u00A0][:;!?]")]
    private static partial Regex LoosePunctuation();
}
