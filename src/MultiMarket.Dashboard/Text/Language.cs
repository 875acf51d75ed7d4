namespace MultiMarket.Dashboard.Text;

/// <summary>The languages of the pages.</summary>
public enum Language
{
    /// <summary>French, unless the reader chose otherwise.</summary>
    French,

    /// <summary>English.</summary>
    English,
}
