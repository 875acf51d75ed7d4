namespace MultiMarket.Domain.Ledger;

/// <summary>Something that contradicts the promise that no file is lost and no order stored twice.</summary>
/// <param name="Code">One of <see cref="DifferenceCodes"/>.</param>
/// <param name="Item">The file's path below the data folder, or the order's key.</param>
/// <param name="Detail">What was found, for people.</param>
public sealed record Difference(string Code, string Item, string Detail);

/// <summary>The kinds of <see cref="Difference"/>.</summary>
public static class DifferenceCodes
{
    /// <summary>An archived file whose order the warehouse does not hold.</summary>
    public const string FileWithoutOrder = "file-without-order";

    /// <summary>An archived file whose order is stored with another content.</summary>
    public const string OtherFingerprint = "other-fingerprint";

    /// <summary>An archived file that holds no valid order.</summary>
    public const string NotAnOrder = "not-an-order";

    /// <summary>A stored order that came from a file which lies nowhere.</summary>
    public const string OrderWithoutFile = "order-without-file";

    /// <summary>A stored document whose key is not made of its channel and order id, so that an order may be stored twice.</summary>
    public const string ForeignKey = "foreign-key";

    /// <summary>A rejected file without a reason that can be read.</summary>
    public const string FileWithoutReason = "file-without-reason";

    /// <summary>A file of one name and content that is both archived and rejected.</summary>
    public const string ArchivedAndRejected = "archived-and-rejected";
}
