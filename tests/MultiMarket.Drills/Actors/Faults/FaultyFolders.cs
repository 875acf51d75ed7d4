using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;

namespace MultiMarket.Drills.Actors;

/// <summary>Folders whose calls can be made to go wrong.</summary>
internal sealed class FaultyFolders(IOrderFolders inner, FaultyCalls faults) : IOrderFolders
{
    public string SourceFolder(Channel channel) => inner.SourceFolder(channel);

    public IFolderListing List(Channel channel)
    {
        faults.Reach(nameof(List));
        return inner.List(channel);
    }

    public FileContent Read(Channel channel, string file, ref byte[] buffer)
    {
        faults.Reach(nameof(Read));
        return inner.Read(channel, file, ref buffer);
    }

    public MoveOutcome Archive(Channel channel, string file, FileStamp stamp, DateOnly receivedOn)
    {
        faults.Reach(nameof(Archive));
        return inner.Archive(channel, file, stamp, receivedOn);
    }

    public MoveOutcome Reject(Channel channel, string file, FileStamp? stamp, Rejection rejection)
    {
        faults.Reach(nameof(Reject));
        return inner.Reject(channel, file, stamp, rejection);
    }

    public void Write(Channel channel, string file, ReadOnlySpan<byte> content)
    {
        faults.Reach(nameof(Write));
        inner.Write(channel, file, content);
    }
}
