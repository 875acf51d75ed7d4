using MultiMarket.EmbeddedMongo.Aggregation;
using MultiMarket.EmbeddedMongo.Storage;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Query.Plans;

/// <summary>
/// Pushes documents into a pipeline, a portion at a time. Between two sessions it remembers its place, so that an open
/// cursor holds no snapshot of the file.
/// </summary>
internal abstract class RowSource
{
    /// <summary>Documents in one portion; deadlines are looked at between portions.</summary>
    protected const int Portion = 256;

    /// <summary>A portion of large documents ends earlier, at so many bytes, since all of it may wait in memory.</summary>
    protected const int PortionBytes = 1024 * 1024;

    /// <summary>Whether so many documents may come that several threads are worth their start.</summary>
    public virtual bool IsLarge => false;

    /// <summary>The collection that is read; null where documents come from elsewhere.</summary>
    public virtual CollectionInfo? Collection => null;

    /// <summary>The row of the document last pushed; what updates and deletes act on.</summary>
    public long CurrentRow { get; protected set; }

    public long KeysExamined { get; protected set; }

    public long DocumentsExamined { get; protected set; }

    /// <summary>Pushes the next portion.</summary>
    /// <returns>False when there is no more, or the sink wants no more.</returns>
    public abstract bool Pump(IDocumentStore store, Sink sink, Row row);

    /// <summary>Lets go of the session's statement and keeps the place.</summary>
    public virtual void Suspend()
    {
    }
}

internal sealed class EmptySource : RowSource
{
    public override bool Pump(IDocumentStore store, Sink sink, Row row) => false;
}

/// <summary>Documents that are in memory already.</summary>
internal sealed class ListSource(IReadOnlyList<RawValue> documents) : RowSource
{
    private int _next;

    public override bool Pump(IDocumentStore store, Sink sink, Row row)
    {
        for (var i = 0; i < Portion && _next < documents.Count; i++)
        {
            row.Reset(documents[_next++]);
            if (!sink.Accept(row))
                return false;
        }

        return _next < documents.Count;
    }
}
