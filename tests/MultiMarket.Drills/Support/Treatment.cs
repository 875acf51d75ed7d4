using MongoDB.Bson;

namespace MultiMarket.Drills.Support;

/// <summary>What a proxy does with a command.</summary>
internal sealed record Treatment(TreatmentKind Kind, BsonDocument? Document = null, TimeSpan Wait = default)
{
    public static Treatment Pass { get; } = new(TreatmentKind.Pass);

    /// <summary>The connection is closed before the server has seen the command.</summary>
    public static Treatment CutBefore { get; } = new(TreatmentKind.CutBefore);

    /// <summary>The connection is closed after the server has carried the command out.</summary>
    public static Treatment CutAfter { get; } = new(TreatmentKind.CutAfter);

    /// <summary>The connection is closed in the middle of the reply.</summary>
    public static Treatment CutInReply { get; } = new(TreatmentKind.CutInReply);

    /// <summary>The command passes after a while.</summary>
    public static Treatment After(TimeSpan wait) => new(TreatmentKind.Pass, Wait: wait);

    /// <summary>The command fails without reaching the server.</summary>
    public static Treatment Error(int code, string name, string message) =>
        new(TreatmentKind.Answer, new BsonDocument { { "ok", 0.0 }, { "errmsg", message }, { "code", code }, { "codeName", name } });

    /// <summary>The command is carried out, and the reply gets more to say.</summary>
    public static Treatment Amend(BsonDocument more) => new(TreatmentKind.Amend, more);
}

/// <summary>The kinds of <see cref="Treatment"/>.</summary>
internal enum TreatmentKind
{
    Pass,
    CutBefore,
    CutAfter,
    CutInReply,
    Answer,
    Amend,
}
