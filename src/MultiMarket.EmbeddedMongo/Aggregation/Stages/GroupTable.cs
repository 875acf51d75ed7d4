using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation.Stages;

/// <summary>The groups of one $group while documents arrive, found by the order-preserving bytes of their key.</summary>
internal sealed class GroupTable
{
    /// <summary>What a group takes besides its key and its accumulators: objects, references, a place in the dictionary.</summary>
    private const int GroupSize = 200;

    /// <summary>Bytes that may gather before the meter is told, which other threads use too.</summary>
    private const int MeteredBytes = 64 * 1024;

    private readonly Expression _id;
    private readonly IReadOnlyList<(byte[] Name, AccumulatorSpec Accumulator)> _fields;
    private readonly MemoryMeter _meter;
    private readonly KeyWriter _key = new();
    private readonly Dictionary<byte[], Group> _groups = new(ByteArrayComparer.Instance);
    private readonly Dictionary<byte[], Group>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private readonly Expression[]? _parts;
    private readonly byte[][]? _partNames;
    private readonly RawValue[] _partValues = [];
    private long _unmetered;

    public GroupTable(Expression id, IReadOnlyList<(byte[] Name, AccumulatorSpec Accumulator)> fields, MemoryMeter meter)
    {
        _id = id;
        _fields = fields;
        _meter = meter;
        _lookup = _groups.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (id is ObjectExpression compound)
        {
            _parts = [.. compound.Fields.Select(field => field.Value)];
            _partNames = [.. compound.Fields.Select(field => field.Name)];
            _partValues = new RawValue[_parts.Length];
        }
    }

    public void Add(Row row)
    {
        var group = Find(row);
        for (var i = 0; i < _fields.Count; i++)
        {
            var accumulator = group.Accumulators[i];
            var before = accumulator.MemorySize;
            accumulator.Add(_fields[i].Accumulator.Argument.Evaluate(row), row.Place);
            _unmetered += accumulator.MemorySize - before;
        }

        if (_unmetered >= MeteredBytes)
            Meter();
    }

    /// <summary>Takes over the groups of a table that was filled with other documents of the same input under the same meter.</summary>
    public void Merge(GroupTable table)
    {
        foreach (var (key, other) in table._groups)
        {
            if (!_groups.TryGetValue(key, out var group))
            {
                _groups.Add(key, other);
                continue;
            }

            var before = SizeOf(key.Length, group) + SizeOf(key.Length, other);
            for (var i = 0; i < group.Accumulators.Length; i++)
                group.Accumulators[i].Merge(other.Accumulators[i]);
            if (other.Place < group.Place)
                _groups[key] = group = group with { Id = other.Id, Place = other.Place };
            _unmetered += SizeOf(key.Length, group) - before;
        }

        _unmetered += table._unmetered;
        Meter();
    }

    /// <summary>Pushes one document for every group, in the order in which the groups appeared, and forgets the groups on the way.</summary>
    public void Push(Sink next)
    {
        Meter();
        using var writer = new BsonBufferWriter();
        var row = new Row();
        var groups = _groups.Values.OrderBy(group => group.Place).ToArray();
        _groups.Clear();
        for (var at = 0; at < groups.Length; at++)
        {
            var group = groups[at];
            groups[at] = null!;
            writer.Clear();
            var start = writer.BeginDocument();
            // A key without a value is null, as in MongoDB.
            (group.Id.IsMissing ? RawValue.Null : group.Id).WriteTo(writer, "_id"u8);
            for (var i = 0; i < _fields.Count; i++)
                group.Accumulators[i].Result().WriteTo(writer, _fields[i].Name);
            writer.EndDocument(start);
            row.Reset(RawValue.FromWriter(BsonTag.Document, writer));
            if (!next.Accept(row))
                return;
        }
    }

    private Group Find(Row row)
    {
        _key.Clear();
        RawValue id = default;
        if (_parts is null)
        {
            id = _id.Evaluate(row);
            KeyEncoder.Write(_key, id.View);
        }
        else
        {
            // The parts of a compound key are compared one by one; a missing part is not null.
            for (var i = 0; i < _parts.Length; i++)
            {
                _partValues[i] = _parts[i].Evaluate(row);
                KeyEncoder.WriteDistinct(_key, _partValues[i].View);
            }
        }

        if (_lookup.TryGetValue(_key.Written, out var group))
            return group;
        group = new Group(_parts is null ? id.Detach() : Compound(), row.Place, new Accumulator[_fields.Count]);
        for (var i = 0; i < group.Accumulators.Length; i++)
            group.Accumulators[i] = _fields[i].Accumulator.CreateFor(group.Id);
        _lookup[_key.Written] = group;
        _unmetered += SizeOf(_key.Length, group);
        return group;
    }

    private RawValue Compound()
    {
        using var writer = new BsonBufferWriter();
        var start = writer.BeginDocument();
        for (var i = 0; i < _partValues.Length; i++)
            _partValues[i].WriteTo(writer, _partNames![i]);
        writer.EndDocument(start);
        return RawValue.FromWriter(BsonTag.Document, writer);
    }

    private void Meter()
    {
        _meter.Add(_unmetered);
        _unmetered = 0;
    }

    private static long SizeOf(int keyLength, Group group)
    {
        var size = (long)GroupSize + keyLength + group.Id.MemorySize;
        foreach (var accumulator in group.Accumulators)
            size += accumulator.MemorySize;
        return size;
    }

    private sealed record Group(RawValue Id, long Place, Accumulator[] Accumulators);
}
