using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;

namespace MultiMarket.Host.Api;

/// <summary>Which rejected files a request means. Their names are looked up in listings; none becomes part of a path.</summary>
/// <param name="Channels">The channels.</param>
/// <param name="File">The name in the rejected folder, with or without folders before it; null for any.</param>
/// <param name="Reason">A code that must be among the broken rules; null for any.</param>
internal sealed record RejectedSelection(IReadOnlyList<Channel> Channels, string? File, string? Reason)
{
    /// <exception cref="RequestException">A channel is unknown.</exception>
    public static RejectedSelection Read(string? channel, string? file, string? reason) => new(
        ChannelNames.Read(channel),
        string.IsNullOrEmpty(file) ? null : file[(file.LastIndexOf('/') + 1)..],
        string.IsNullOrEmpty(reason) ? null : reason);

    /// <summary>The files, by channel and name.</summary>
    public IEnumerable<(Channel Channel, RejectedFile File)> Find(OrderFolders folders, CancellationToken cancellationToken) =>
        Channels.SelectMany(channel => Files(channel, folders, cancellationToken).Where(IsMeant).Select(file => (channel, file)));

    /// <summary>What was asked for, in words.</summary>
    public override string ToString() => $"{(File is null ? "rejected file" : $"rejected file '{File}'")}{(Reason is null ? "" : $" with the reason '{Reason}'")}{(Channels.Count == Channel.All.Count ? "" : $" of {string.Join(", ", Channels)}")}";

    private IEnumerable<RejectedFile> Files(Channel channel, OrderFolders folders, CancellationToken cancellationToken) =>
        File is null ? folders.List(channel, cancellationToken) : folders.FindRejected(channel, File, cancellationToken) is { } file ? [file] : [];

    private bool IsMeant(RejectedFile file) =>
        Reason is null || (file.Rejection is null ? Reason == RejectionSummary.Unknown : file.Rejection.Violations.Any(v => v.Code == Reason));
}
