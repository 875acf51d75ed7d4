using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation.Stages;

/// <summary>Which neighbours a window takes in: by position, or by the value of the sort field.</summary>
internal sealed record WindowBounds(RawValue Low, RawValue High, bool ByRange, string? Unit, FieldPath? RangeField)
{
    private static readonly WindowBounds Everything = new(RawValue.FromString("unbounded"), RawValue.FromString("unbounded"), ByRange: false, null, null);

    public static WindowBounds Parse(RawValue window, KeyPattern? sort)
    {
        if (window.IsMissing)
            return Everything;
        if (!window.IsDocument)
            throw MongoErrorException.FailedToParse("'window' field must be an object");
        var documents = window.Field("documents"u8);
        var range = window.Field("range"u8);
        var unit = window.Field("unit"u8);
        if (FieldNames.Of(window).Find(name => name is not ("documents" or "range" or "unit")) is { } unknown)
            throw MongoErrorException.FailedToParse($"'window' field can only contain 'documents', 'range' and 'unit', but found: {unknown}");
        if (!documents.IsMissing && !unit.IsMissing)
            throw MongoErrorException.FailedToParse("Window bounds can specify either 'documents' or 'unit', not both.");
        if (documents.IsMissing && range.IsMissing)
            return Everything;
        if (!documents.IsMissing && !range.IsMissing)
            throw MongoErrorException.FailedToParse("Window bounds can specify either 'documents' or 'range', not both.");
        var bounds = documents.IsMissing ? range : documents;
        if (!bounds.IsArray || bounds.ToItems() is not [var low, var high])
            throw MongoErrorException.FailedToParse("Window bounds must be a 2-element array");
        foreach (var bound in (ReadOnlySpan<RawValue>)[low, high])
        {
            if (!bound.IsNumber && !IsWord(bound, "unbounded") && !IsWord(bound, "current"))
                throw MongoErrorException.FailedToParse("Window bounds must be 'unbounded', 'current', or a number.");
            if (!documents.IsMissing && bound.IsNumber && !bound.TryGetWhole(out _))
                throw MongoErrorException.FailedToParse("Numeric document-based bounds must be an integer");
        }

        if (Offset(low) is { } least && Offset(high) is { } most && least.CompareTo(most) > 0)
            throw new MongoErrorException(5339900, $"Lower bound must not exceed upper bound: {ShellText.Of(bounds)}");
        if (sort is null && !(IsWord(low, "unbounded") && IsWord(high, "unbounded")))
            throw new MongoErrorException(5339901, "Document-based bounds require a sortBy");
        if (range.IsMissing)
            return new WindowBounds(low, high, ByRange: false, null, null);
        return sort is { Parts: [{ Descending: false } only] }
            ? new WindowBounds(low, high, ByRange: true, unit.IsMissing ? null : DateUnits.Parse(unit.IsString ? unit.String : ""), only.Path)
            : throw new MongoErrorException(5339902, "Range-based bounds require a sortBy with exactly one field that is ascending");
    }

    /// <summary>The window by position: first and last place; last below first when it is empty.</summary>
    public (int First, int Last) Positions(int at, int count) => (Math.Max(0, Position(Low, at, 0)), Math.Min(count - 1, Position(High, at, count - 1)));

    /// <summary>The window by value: the least and the greatest value of the sort field; null where it has no end.</summary>
    /// <exception cref="MongoErrorException">The document's own value is nothing that can be counted from.</exception>
    public (RawValue? Low, RawValue? High) Limits(RawValue own) =>
        (IsWord(Low, "unbounded") ? null : Limit(own, Low), IsWord(High, "unbounded") ? null : Limit(own, High));

    private static int Position(RawValue bound, int at, int unbounded)
    {
        if (IsWord(bound, "unbounded"))
            return unbounded;
        if (IsWord(bound, "current"))
            return at;
        return (int)Math.Clamp(at + bound.ToDouble(), -1, int.MaxValue - 1);
    }

    private RawValue Limit(RawValue own, RawValue bound)
    {
        if (IsWord(bound, "current"))
            return own;
        if (Unit is not null)
        {
            return own.Tag == BsonTag.DateTime
                ? RawValue.FromDateTime(DateUnits.Add(own.Int64, Unit, (long)bound.ToDouble(), TimeZoneInfo.Utc))
                : throw new MongoErrorException(5429513, "Invalid range: Expected the sortBy field to be a Date");
        }

        return own.IsNumber
            ? NumberArithmetic.Add(own, bound)
            : throw new MongoErrorException(5429414, "Invalid range: Expected the sortBy field to be a number");
    }

    /// <summary>The distance from the current document; null where the window has no end.</summary>
    private static RawValue? Offset(RawValue bound) => IsWord(bound, "unbounded") ? null : bound.IsNumber ? bound : RawValue.FromInt32(0);

    private static bool IsWord(RawValue bound, string word) => bound.IsString && bound.String == word;
}
