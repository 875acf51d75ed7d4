using MultiMarket.Domain.Orders;

namespace MultiMarket.Host.Events;

/// <summary>The warehouse has an order that it did not have before.</summary>
/// <param name="At">When the warehouse had it safely.</param>
/// <param name="Channel">Its channel.</param>
/// <param name="OrderId">Its number within the channel.</param>
/// <param name="ClientId">Who ordered; null when masked.</param>
/// <param name="PlacedAt">The merchant's wall clock, without an offset.</param>
/// <param name="Status">Its status, as it is stored.</param>
/// <param name="City">Where it goes; null for shops.</param>
/// <param name="Address">Where it goes; null for shops and when masked.</param>
/// <param name="ItemCount">The sum of the quantities.</param>
/// <param name="Total">Its amount, in MAD.</param>
/// <param name="Masked">True when personal data is left out for want of a login.</param>
internal sealed record OrderInsertedBody(
    DateTimeOffset At, string Channel, string OrderId, string? ClientId, DateTime PlacedAt, string Status, string? City, string? Address, int ItemCount, decimal Total, bool Masked);

/// <summary>A file lies in the rejected folder.</summary>
/// <param name="At">When it was rejected.</param>
/// <param name="Channel">Its channel.</param>
/// <param name="File">The name that it had in its source folder; null when masked.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Codes">The codes of the broken rules.</param>
/// <param name="Violations">The broken rules with what was found; null when masked.</param>
/// <param name="Masked">True when personal data is left out for want of a login.</param>
internal sealed record FileRejectedBody(
    DateTimeOffset At, string Channel, string? File, int Attempts, IReadOnlyList<string> Codes, IReadOnlyList<Violation>? Violations, bool Masked);

/// <summary>A part of a channel was paused or resumed, or got another rate.</summary>
/// <param name="At">When.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Part"><c>simulation</c> or <c>ingestion</c>.</param>
/// <param name="Change"><c>paused</c>, <c>resumed</c> or <c>rate</c>.</param>
/// <param name="Rate">The rate that was set, such as <c>2s..5s</c>; null for the other changes.</param>
/// <param name="Who">Who gave the command; null when masked.</param>
/// <param name="Masked">True when personal data is left out for want of a login.</param>
internal sealed record ChannelChangedBody(DateTimeOffset At, string Channel, string Part, string Change, string? Rate, string? Who, bool Masked);

/// <summary>Events that this client did not get.</summary>
/// <param name="Count">Their number; null when they were those of another run of the host.</param>
internal sealed record EventsMissedBody(long? Count);
