using System.Collections.Immutable;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Storage;

/// <summary>One collection or view, as the catalog knows it. Changes make a new object; only the counters move.</summary>
internal sealed record CollectionInfo(long Id, string Database, string Name, RawValue Options, ImmutableArray<IndexInfo> Indexes, CollectionCounters Counters)
{
    public string Namespace => $"{Database}.{Name}";

    public string Table => $"d{Id}";

    /// <summary>Views have a source and a pipeline and no documents of their own.</summary>
    public bool IsView => Options.Field("viewOn"u8).IsString;

    /// <summary>What documents must match to be written; null for anything.</summary>
    public DocumentValidator? Validator { get; } = DocumentValidator.Of(Options);

    public IndexInfo? Index(string name) => Indexes.FirstOrDefault(index => index.Name == name);
}

/// <summary>Documents and bytes of a collection as of the last commit.</summary>
internal sealed class CollectionCounters(long documents, long bytes)
{
    private long _documents = documents;
    private long _bytes = bytes;

    public long Documents => Interlocked.Read(ref _documents);

    public long Bytes => Interlocked.Read(ref _bytes);

    public void Add(long documents, long bytes)
    {
        Interlocked.Add(ref _documents, documents);
        Interlocked.Add(ref _bytes, bytes);
    }
}
