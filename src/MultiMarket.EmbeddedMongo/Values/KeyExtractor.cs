using MultiMarket.EmbeddedMongo.Protocol;

namespace MultiMarket.EmbeddedMongo.Values;

/// <summary>
/// Makes the keys of one document for an index or a sort: one key, or one for every item where a path runs through an
/// array. Keeps its buffers from document to document; not safe for several threads.
/// </summary>
internal sealed class KeyExtractor(KeyPattern pattern)
{
    private readonly KeyWriter _key = new();
    private readonly RawValue[] _values = new RawValue[pattern.Parts.Length];
    private readonly List<byte[]> _keys = [];

    /// <summary>The values behind the last key made, in the order of the pattern; for a multikey document those of its last key.</summary>
    public ReadOnlySpan<RawValue> Values => _values;

    /// <summary>The only key after <see cref="TryExtractOne"/>; valid until the next call.</summary>
    public ReadOnlySpan<byte> Key => _key.Written;

    /// <summary>Whether the last document has any of the pattern's fields.</summary>
    public bool HasAnyField { get; private set; }

    /// <summary>Whether one of several paths meets an array, so that keys of this document may be impossible.</summary>
    public bool NeedsCheck(RawValue document)
    {
        if (pattern.Parts.Length < 2)
            return false;
        foreach (var part in pattern.Parts)
        {
            var value = document;
            for (var s = 0; s < part.Path.Count && !value.IsMissing; s++)
            {
                value = value.Field(part.Path[s]);
                if (value.IsArray)
                    return true;
            }
        }

        return false;
    }

    /// <summary>Makes the key of a document whose paths meet no array; false when one does.</summary>
    public bool TryExtractOne(RawValue document)
    {
        HasAnyField = false;
        for (var i = 0; i < _values.Length; i++)
        {
            var path = pattern.Parts[i].Path;
            var value = document;
            for (var s = 0; s < path.Count && !value.IsMissing; s++)
            {
                value = value.Field(path[s]);
                if (value.IsArray)
                    return false;
            }

            HasAnyField |= !value.IsMissing;
            _values[i] = value;
        }

        _key.Clear();
        for (var i = 0; i < _values.Length; i++)
            pattern.Parts[i].Write(_key, _values[i].View);
        return true;
    }

    /// <summary>Makes all keys of a document, each once, unordered. The list is reused by the next call.</summary>
    /// <exception cref="MongoErrorException">Code 171: two fields run through different arrays.</exception>
    public List<byte[]> ExtractAll(RawValue document)
    {
        _keys.Clear();
        HasAnyField = false;
        var cursors = new Cursor[_values.Length];
        for (var i = 0; i < cursors.Length; i++)
            cursors[i] = new Cursor(document, 0, Done: false, EmptyArray: false);
        Expand(cursors);
        return _keys;
    }

    private void Expand(Cursor[] cursors)
    {
        var array = -1;
        for (var i = 0; i < cursors.Length; i++)
        {
            cursors[i] = Walk(cursors[i], pattern.Parts[i].Path);
            if (cursors[i].Done)
                continue;
            if (array >= 0 && (cursors[array].Next != cursors[i].Next || !SamePrefix(array, i, cursors[i].Next)))
                throw new MongoErrorException(MongoErrorCode.CannotIndexParallelArrays, $"cannot index parallel arrays [{pattern.Parts[i].Path[cursors[i].Next - 1].AsName()}] [{pattern.Parts[array].Path[cursors[array].Next - 1].AsName()}]");
            array = array < 0 ? i : array;
        }

        if (array < 0)
        {
            Emit(cursors);
            return;
        }

        var items = cursors[array].Value.ToItems();
        if (items.Count == 0)
        {
            Expand([.. cursors.Select((c, i) => c.Done ? c : c with { Value = default, Done = true, EmptyArray = c.Next == pattern.Parts[i].Path.Count })]);
            return;
        }

        foreach (var item in items)
        {
            Expand([.. cursors.Select((c, i) => c.Done ? c : c.Next == pattern.Parts[i].Path.Count
                ? c with { Value = item, Done = true }
                : c with { Value = item.IsDocument ? item : default })]);
        }
    }

    /// <summary>Goes on until the end of the path (done), a missing value (done) or an array that must be expanded.</summary>
    private Cursor Walk(Cursor cursor, FieldPath path)
    {
        var (value, next, done, _) = cursor;
        while (!done)
        {
            if (value.IsArray && next > 0)
            {
                var index = next < path.Count ? path.Index(next) : -1;
                if (index < 0)
                    break;
                var items = value.ToItems();
                if (index >= items.Count)
                    break;
                value = items[index];
                next++;
                done = next == path.Count && !value.IsArray;
                continue;
            }

            if (next == path.Count || value.IsMissing)
            {
                done = true;
                break;
            }

            value = value.Field(path[next]);
            next++;
            done = value.IsMissing || (next == path.Count && !value.IsArray);
        }

        HasAnyField |= !value.IsMissing;
        return cursor with { Value = value, Next = next, Done = done };
    }

    private bool SamePrefix(int first, int second, int length)
    {
        FieldPath a = pattern.Parts[first].Path, b = pattern.Parts[second].Path;
        if (a.Count < length)
            return false;
        for (var i = 0; i < length; i++)
        {
            if (!a[i].AsSpan().SequenceEqual(b[i]))
                return false;
        }

        return true;
    }

    private void Emit(Cursor[] cursors)
    {
        _key.Clear();
        for (var i = 0; i < cursors.Length; i++)
        {
            _values[i] = cursors[i].Value;
            if (cursors[i].EmptyArray)
                pattern.Parts[i].WriteUndefined(_key);
            else
                pattern.Parts[i].Write(_key, _values[i].View);
        }

        foreach (var known in _keys)
        {
            if (_key.Written.SequenceEqual(known))
                return;
        }

        _keys.Add(_key.Written.ToArray());
    }

    /// <param name="Value">What the path has led to so far.</param>
    /// <param name="Next">The segment to follow next.</param>
    /// <param name="Done">Nothing is left to follow or expand.</param>
    /// <param name="EmptyArray">The path ended in an array without items.</param>
    private sealed record Cursor(RawValue Value, int Next, bool Done, bool EmptyArray);
}
