namespace MultiMarket.Dashboard.Text;

/// <summary>Words of a page in every language; <c>{0}</c> and so on stand for values.</summary>
public sealed record Phrase(string French, string English)
{
    /// <summary>The words in one language.</summary>
    public string In(Language language) => language == Language.French ? French : English;
}
