using System.Globalization;

namespace MultiMarket.Dashboard.Text;

/// <summary>How somebody reads the pages: in which language and which colours.</summary>
/// <param name="Language">The language.</param>
/// <param name="Theme"><c>light</c>, <c>dark</c>, or <c>system</c> for what the system says.</param>
public sealed record Reader(Language Language, string Theme)
{
    /// <summary>The language as an attribute of HTML.</summary>
    public string LanguageCode => Language == Language.French ? "fr" : "en";

    /// <summary>The words of this reader.</summary>
    public string this[Phrase phrase] => phrase.In(Language);

    /// <summary>The words of this reader with values in place.</summary>
    public string Say(Phrase phrase, params object[] values) => string.Format(CultureInfo.InvariantCulture, phrase.In(Language), values);
}
