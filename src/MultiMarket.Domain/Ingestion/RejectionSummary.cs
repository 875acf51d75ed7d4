using MultiMarket.Domain.Channels;

namespace MultiMarket.Domain.Ingestion;

/// <summary>The rejected files by reason.</summary>
/// <param name="Reasons">The broken rules, the most frequent first.</param>
/// <param name="Files">The files rejected last, the newest first.</param>
/// <param name="Counted">How many files the summary rests on.</param>
/// <param name="More">True when there are more.</param>
public sealed record RejectionSummary(ValueList<RejectionReason> Reasons, ValueList<RejectedOrder> Files, int Counted, bool More)
{
    /// <summary>The most files looked at.</summary>
    public const int MostFiles = 1_000;

    /// <summary>The most files listed.</summary>
    public const int MostListed = 50;

    /// <summary>The code of a file whose reason is missing or cannot be read.</summary>
    public const string Unknown = "unknown";

    /// <summary>Looks at the rejected files of every channel.</summary>
    public static RejectionSummary Of(IRejectedFiles rejected, CancellationToken cancellationToken)
    {
        var files = Channel.All
            .SelectMany(channel => rejected.List(channel, cancellationToken).Take(MostFiles + 1).Select(file => RejectedOrder.Of(channel, file)))
            .Take(MostFiles + 1)
            .ToList();
        var more = files.Count > MostFiles;
        if (more) files.RemoveAt(MostFiles);
        var reasons = files
            .SelectMany(file => file.Broken.Select(b => b.Code).Distinct())
            .CountBy(code => code)
            .OrderByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal)
            .Select(r => new RejectionReason(r.Key, r.Value));
        return new RejectionSummary(reasons.ToValueList(), files.OrderByDescending(f => f.At).Take(MostListed).ToValueList(), files.Count, more);
    }
}

/// <summary>A broken rule and the number of files that broke it.</summary>
public sealed record RejectionReason(string Code, int Files);

/// <summary>A rejected file and why; names and texts of the file may name a person.</summary>
public sealed record RejectedOrder(string Channel, string File, DateTimeOffset? At, ValueList<BrokenRule> Broken)
{
    /// <summary>What there is to tell of a file.</summary>
    public static RejectedOrder Of(Channel channel, RejectedFile file) => new(
        channel.Name,
        file.Name,
        file.Rejection?.RejectedAt,
        file.Rejection is { } rejection
            ? rejection.Violations.Select(v => new BrokenRule(v.Code, v.Path, v.Found, v.Expected)).ToValueList()
            : [new BrokenRule(RejectionSummary.Unknown, "$", "", "")]);
}

/// <summary>One broken rule of a file.</summary>
public sealed record BrokenRule(string Code, string Path, string Found, string Expected);
