using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;

namespace MultiMarket.Drills.Faults;

/// <summary>Folders with a fault point before and after each call that concerns one file.</summary>
internal sealed class FaultyFolders(IOrderFolders inner, FaultPoints points) : IOrderFolders
{
    public string SourceFolder(Channel channel) => inner.SourceFolder(channel);

    public IFolderListing List(Channel channel) => inner.List(channel);

    public FileContent Read(Channel channel, string file, ref byte[] buffer)
    {
        points.Reach("read.before");
        var content = inner.Read(channel, file, ref buffer);
        points.Reach("read.during");
        if (content.Kind == FileContentKind.Whole) points.Reach("read.content");
        return content;
    }

    public MoveOutcome Archive(Channel channel, string file, FileStamp stamp, DateOnly receivedOn)
    {
        points.Reach("archive.before");
        points.ReachDuring("archive.during", Tree(channel, "archive"));
        var outcome = inner.Archive(channel, file, stamp, receivedOn);
        points.Reach("archive.after");
        return outcome;
    }

    public MoveOutcome Reject(Channel channel, string file, FileStamp? stamp, Rejection rejection)
    {
        points.Reach("reject.before");
        points.ReachDuring("reject.during", Tree(channel, "rejected"));
        var outcome = inner.Reject(channel, file, stamp, rejection);
        points.Reach("reject.after");
        return outcome;
    }

    public void Write(Channel channel, string file, ReadOnlySpan<byte> content)
    {
        points.Reach("write.before");
        points.ReachDuring("write.during", inner.SourceFolder(channel));
        inner.Write(channel, file, content);
        points.Reach("write.after");
    }

    private string Tree(Channel channel, string name) => Path.Combine(inner.SourceFolder(channel), "..", "..", name, channel.Folder);
}
