using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>How far a write must have come before the server confirms it. Immutable.</summary>
public sealed partial class WriteConcern : IConvertibleToBsonDocument, IEquatable<WriteConcern>
{
    public WriteConcern(int w, Optional<TimeSpan?> wTimeout = default, Optional<bool?> fsync = default, Optional<bool?> journal = default)
        : this(new Optional<WValue>(new WCount(w)), wTimeout, fsync, journal)
    {
    }

    public WriteConcern(string mode, Optional<TimeSpan?> wTimeout = default, Optional<bool?> fsync = default, Optional<bool?> journal = default)
        : this(new Optional<WValue>(new WMode(mode)), wTimeout, fsync, journal)
    {
    }

    public WriteConcern(
        Optional<WValue> w = default, Optional<TimeSpan?> wTimeout = default, Optional<bool?> fsync = default, Optional<bool?> journal = default)
    {
        W = w.WithDefault(null!);
        WTimeout = wTimeout.WithDefault(null);
        FSync = fsync.WithDefault(null);
        Journal = journal.WithDefault(null);
    }

    /// <summary>Whatever the server is configured to.</summary>
    public static WriteConcern Acknowledged { get; } = new();

    /// <summary>The server does not answer; errors stay unknown.</summary>
    public static WriteConcern Unacknowledged { get; } = new(0);

    public static WriteConcern W1 { get; } = new(1);

    /// <summary>Written by a majority of the servers.</summary>
    public static WriteConcern WMajority { get; } = new("majority");

    public bool? FSync { get; }

    public bool IsAcknowledged => W is not WCount { Value: 0 } || Journal == true || FSync == true;

    public bool IsServerDefault => W is null && WTimeout is null && FSync is null && Journal is null;

    /// <summary>Whether the write must stand in the journal on disk.</summary>
    public bool? Journal { get; }

    /// <summary>How many servers, or which; null for the server's default.</summary>
    public WValue W { get; }

    /// <summary>How long the server waits for others before it reports a failure; the write itself stands.</summary>
    public TimeSpan? WTimeout { get; }

    /// <summary>A copy with other values where they are given.</summary>
    public WriteConcern With(
        Optional<WValue> w = default, Optional<TimeSpan?> wTimeout = default, Optional<bool?> fsync = default, Optional<bool?> journal = default) =>
        new(w.WithDefault(W), wTimeout.WithDefault(WTimeout), fsync.WithDefault(FSync), journal.WithDefault(Journal));

    /// <inheritdoc cref="With(Optional{WValue}, Optional{TimeSpan?}, Optional{bool?}, Optional{bool?})"/>
    public WriteConcern With(int w, Optional<TimeSpan?> wTimeout = default, Optional<bool?> fsync = default, Optional<bool?> journal = default) =>
        With(new Optional<WValue>(new WCount(w)), wTimeout, fsync, journal);

    /// <inheritdoc cref="With(Optional{WValue}, Optional{TimeSpan?}, Optional{bool?}, Optional{bool?})"/>
    public WriteConcern With(string mode, Optional<TimeSpan?> wTimeout = default, Optional<bool?> fsync = default, Optional<bool?> journal = default) =>
        With(new Optional<WValue>(new WMode(mode)), wTimeout, fsync, journal);

    public BsonDocument ToBsonDocument() => new()
    {
        { "w", () => W.ToBsonValue(), W is not null },
        { "wtimeout", () => WTimeout!.Value.TotalMilliseconds, WTimeout is not null },
        { "fsync", () => FSync!.Value, FSync is not null },
        { "j", () => Journal!.Value, Journal is not null },
    };

    public bool Equals(WriteConcern? other) =>
        other is not null && Equals(W, other.W) && WTimeout == other.WTimeout && FSync == other.FSync && Journal == other.Journal;

    public override bool Equals(object? obj) => Equals(obj as WriteConcern);

    public override int GetHashCode() => HashCode.Combine(W, WTimeout, FSync, Journal);

    public override string ToString() => ToBsonDocument().ToString();
}
