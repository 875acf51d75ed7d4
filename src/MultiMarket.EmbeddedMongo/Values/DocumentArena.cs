using MultiMarket.EmbeddedMongo.Bson;

namespace MultiMarket.EmbeddedMongo.Values;

/// <summary>
/// Places documents side by side in large buffers that are never written again, so that slices of them stay valid for as
/// long as somebody holds one.
/// </summary>
internal sealed class DocumentArena
{
    /// <summary>Below the large object heap, so that buffers of a scan die young.</summary>
    private const int ChunkSize = 64 * 1024;

    /// <summary>Enough for the one document of a point read; buffers double from here.</summary>
    private const int FirstChunkSize = 2 * 1024;

    private byte[] _chunk = [];
    private int _used;

    public RawValue Add(ReadOnlySpan<byte> document) => Add(BsonTag.Document, document);

    public RawValue Add(BsonTag tag, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > ChunkSize / 4)
        {
            var own = bytes.ToArray();
            return RawValue.Slice(tag, own, 0, own.Length);
        }

        if (bytes.Length > _chunk.Length - _used)
        {
            _chunk = GC.AllocateUninitializedArray<byte>(Math.Min(ChunkSize, Math.Max(FirstChunkSize, Math.Max(_chunk.Length, bytes.Length) * 2)));
            _used = 0;
        }

        bytes.CopyTo(_chunk.AsSpan(_used));
        var value = RawValue.Slice(tag, _chunk, _used, bytes.Length);
        _used += bytes.Length;
        return value;
    }
}
