using System.Globalization;

namespace MultiMarket.Domain.Events;

/// <summary>A place in the feed of one run of the host, written <c>run-number</c>.</summary>
/// <param name="Run">Tells the runs of the host apart; holds no hyphen.</param>
/// <param name="Number">How many events there were until here, in this run.</param>
public readonly record struct FeedPosition(string Run, long Number)
{
    /// <summary>Reads a position; null when the text is none.</summary>
    public static FeedPosition? Find(string? text)
    {
        var hyphen = text?.IndexOf('-', StringComparison.Ordinal) ?? -1;
        return hyphen > 0 && long.TryParse(text.AsSpan(hyphen + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new FeedPosition(text![..hyphen], number)
            : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Run}-{Number}");
}
