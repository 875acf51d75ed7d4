namespace MultiMarket.Domain.Orders;

/// <summary>The values of <see cref="Violation.Code"/> that reading an order file can give.</summary>
public static class ViolationCodes
{
    /// <summary>The bytes are no complete JSON document.</summary>
    public const string Syntax = "syntax";

    /// <summary>The bytes are no UTF-8, or a text holds half of a surrogate pair.</summary>
    public const string Encoding = "encoding";

    /// <summary>The file is too large.</summary>
    public const string Size = "size";

    /// <summary>An unknown field is nested too deeply.</summary>
    public const string Depth = "depth";

    /// <summary>A key stands twice in one object.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>A required field is absent.</summary>
    public const string Missing = "missing";

    /// <summary>A field is present where it must not be.</summary>
    public const string Unexpected = "unexpected";

    /// <summary>A value has another JSON type than the contract asks for.</summary>
    public const string Type = "type";

    /// <summary>A text or a list is empty or too long.</summary>
    public const string Length = "length";

    /// <summary>An id holds characters that cannot be printed.</summary>
    public const string Characters = "characters";

    /// <summary>A number or a date is outside its limits.</summary>
    public const string Range = "range";

    /// <summary>A number has a fraction, or a longer one, where the contract allows none.</summary>
    public const string Precision = "precision";

    /// <summary>A word is not one of those that the contract lists.</summary>
    public const string Value = "value";

    /// <summary>A text is no date, or a date that no calendar has.</summary>
    public const string Date = "date";

    /// <summary><c>canal</c> names another channel than the folder of the file.</summary>
    public const string Channel = "channel";

    /// <summary>Stands last when a file breaks so many rules that the rest is only counted.</summary>
    public const string More = "more";

    /// <summary>The warehouse holds another content under the same key.</summary>
    public const string Conflict = "conflict";

    /// <summary>The warehouse does not take the document.</summary>
    public const string Refused = "refused";

    /// <summary>The program itself failed on the file again and again.</summary>
    public const string Poison = "poison";
}
