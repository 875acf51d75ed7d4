using MultiMarket.Domain.Orders;

namespace MultiMarket.Domain.Simulation.Generation;

/// <summary>What can be wrong with data.</summary>
public enum DirtKind
{
    /// <summary>The same a second time.</summary>
    Duplicate,

    /// <summary>Something is absent.</summary>
    MissingField,

    /// <summary>A text stands where a number belongs.</summary>
    WrongType,

    /// <summary>The letters are those of another encoding.</summary>
    StrayEncoding,
}

/// <summary>What the ingest path makes of dirty order files.</summary>
public static class DirtKinds
{
    /// <summary>Every kind.</summary>
    public static IReadOnlyList<DirtKind> All { get; } = Enum.GetValues<DirtKind>();

    /// <summary>The code of the rule that an order file with this dirt breaks; null for a duplicate, which is archived and changes nothing.</summary>
    public static string? ViolationCode(this DirtKind kind) => kind switch
    {
        DirtKind.MissingField => ViolationCodes.Missing,
        DirtKind.WrongType => ViolationCodes.Type,
        DirtKind.StrayEncoding => ViolationCodes.Encoding,
        _ => null,
    };
}
