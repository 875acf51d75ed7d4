using System.Collections.Concurrent;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;

namespace MultiMarket.Actors.Tests.Support;

/// <summary>Folders in memory, whose calls can be made to fail.</summary>
internal sealed class InMemoryFolders : IOrderFolders
{
    public ConcurrentDictionary<string, byte[]> Sources { get; } = new();

    public ConcurrentDictionary<string, byte[]> Archived { get; } = new();

    public ConcurrentDictionary<string, Rejection> Rejected { get; } = new();

    /// <summary>Called with the operation and the file before each call takes effect; it may throw.</summary>
    public Action<string, string> Before { get; set; } = (_, _) => { };

    /// <summary>True for a file that is being written to at the moment.</summary>
    public Func<string, bool> IsChanging { get; set; } = _ => false;

    public string SourceFolder(Channel channel) => "/nowhere";

    public IFolderListing List(Channel channel)
    {
        Before("list", "");
        return new Listing(Sources.Keys.GetEnumerator());
    }

    public FileContent Read(Channel channel, string file, ref byte[] buffer)
    {
        Before("read", file);
        if (!Sources.TryGetValue(file, out var content)) return new FileContent(FileContentKind.Gone);
        if (IsChanging(file)) return new FileContent(FileContentKind.Changing, Stamp(content));
        if (buffer.Length < content.Length) buffer = new byte[content.Length];
        content.CopyTo(buffer, 0);
        return new FileContent(FileContentKind.Whole, Stamp(content), content.Length);
    }

    public MoveOutcome Archive(Channel channel, string file, FileStamp stamp, DateOnly receivedOn)
    {
        Before("archive", file);
        if (!Sources.TryGetValue(file, out var content)) return MoveOutcome.Gone;
        if (Stamp(content) != stamp) return MoveOutcome.Changed;
        Sources.TryRemove(file, out _);
        Archived.TryAdd(file, content).ShouldBeTrueFor(file);
        return MoveOutcome.Moved;
    }

    public MoveOutcome Reject(Channel channel, string file, FileStamp? stamp, Rejection rejection)
    {
        Before("reject", file);
        if (stamp is not null && Sources.TryGetValue(file, out var content) && Stamp(content) != stamp) return MoveOutcome.Changed;
        if (!Sources.TryRemove(file, out _)) return MoveOutcome.Gone;
        Rejected.TryAdd(file, rejection).ShouldBeTrueFor(file);
        return MoveOutcome.Moved;
    }

    public void Write(Channel channel, string file, ReadOnlySpan<byte> content)
    {
        Before("write", file);
        if (!Sources.TryAdd(file, content.ToArray())) throw new IOException($"{file} exists");
    }

    private static FileStamp Stamp(byte[] content) => new(content.Length, DateTime.UnixEpoch);

    private sealed class Listing(IEnumerator<string> names) : IFolderListing
    {
        public long Ignored => 0;

        public string? Next() => names.MoveNext() ? names.Current : null;

        public void Dispose() => names.Dispose();
    }
}

internal static class Uniqueness
{
    public static void ShouldBeTrueFor(this bool added, string file)
    {
        if (!added) throw new InvalidOperationException($"{file} reached its end twice");
    }
}
