using MultiMarket.Domain.Ingestion;

namespace MultiMarket.Domain.Ledger;

/// <summary>What is known of a file or an order.</summary>
/// <param name="Item">What was asked for: the name of a file or the id of an order.</param>
/// <param name="Files">The files, newest first.</param>
/// <param name="Orders">The stored orders of that id, or that came in a file of that name.</param>
/// <param name="More">True when more files match than are listed.</param>
public sealed record Trace(string Item, IReadOnlyList<TracedFile> Files, IReadOnlyList<TracedOrder> Orders, bool More);

/// <summary>One file that matches. Nothing of a client is in it, but for <see cref="Rejection"/>.</summary>
/// <param name="Channel">The channel of its folder.</param>
/// <param name="File">The name that it had in its source folder, as far as that is known.</param>
/// <param name="State"><c>inserted</c>, <c>duplicate</c>, <c>rejected</c>; <c>waiting</c> in the source folder, <c>in flight</c> when it is being worked on there; <c>unrecorded</c> for one that the journal does not know.</param>
/// <param name="ReceivedAt">When it was first seen; null when nobody has, or nobody remembers.</param>
/// <param name="EndedAt">When its outcome was known; null when none is, or nobody remembers.</param>
/// <param name="Attempts">How often it was tried; null when that is not known.</param>
/// <param name="SizeBytes">Its size, in bytes; null when that is not known any more.</param>
/// <param name="Order">The key of its order; null when it holds none, or has not been read.</param>
/// <param name="Fingerprint">The fingerprint of its order.</param>
/// <param name="StoredFrom">The file that brought the stored order, where that is another one.</param>
/// <param name="Reasons">The codes of the rules it breaks.</param>
/// <param name="Host">The machine that worked on it.</param>
/// <param name="Path">Where it lies now, below the data folder; null when it lies nowhere.</param>
/// <param name="Rejection">The reason in full, which quotes the file; null for those who may not see clients' data.</param>
/// <param name="Trouble">What has held it up so far, for those who may see clients' data; null when nothing has.</param>
public sealed record TracedFile(
    string Channel,
    string File,
    string State,
    DateTimeOffset? ReceivedAt,
    DateTimeOffset? EndedAt,
    int? Attempts,
    long? SizeBytes,
    string? Order,
    string? Fingerprint,
    string? StoredFrom,
    IReadOnlyList<string> Reasons,
    string? Host,
    string? Path,
    Rejection? Rejection,
    string? Trouble = null);

/// <summary>One stored order that matches.</summary>
/// <param name="Key">Its key, <c>canal:order_id</c>.</param>
/// <param name="File">The file that brought it; null for one that came without a file.</param>
/// <param name="ReceivedAt">When that file was first seen.</param>
/// <param name="InsertedAt">When the order was stored.</param>
/// <param name="Fingerprint">Its fingerprint.</param>
/// <param name="Host">The machine that stored it.</param>
public sealed record TracedOrder(string Key, string? File, DateTimeOffset? ReceivedAt, DateTimeOffset? InsertedAt, string? Fingerprint, string? Host);
