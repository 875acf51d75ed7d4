using System.Text;

namespace MultiMarket.Domain.Ledger;

/// <summary>
/// Sorts any number of records in bounded memory: what does not fit goes to temporary files in sorted runs, which are merged when they
/// are read. Records are sorted by key, and by value where keys are equal, in <see cref="Utf8Order"/>.
/// </summary>
/// <param name="folder">Where the temporary files go; null for the system's folder.</param>
/// <param name="charactersInMemory">How many characters of keys and values are kept in memory before a run is written.</param>
public sealed class SortedRecords(string? folder = null, int charactersInMemory = 8 * 1024 * 1024) : IDisposable
{
    private readonly List<SortedRecord> _latest = [];
    private readonly List<FileStream> _runs = [];
    private long _characters;

    /// <summary>How many records there are.</summary>
    public long Count { get; private set; }

    /// <summary>Adds a record.</summary>
    /// <exception cref="IOException">A temporary file cannot be written.</exception>
    public void Add(string key, string value)
    {
        _latest.Add(new SortedRecord(key, value));
        Count++;
        _characters += key.Length + value.Length + 32;
        if (_characters >= charactersInMemory) WriteRun();
    }

    /// <summary>The records in order; to be read by one reader at a time.</summary>
    public IEnumerable<SortedRecord> Read()
    {
        _latest.Sort();
        var sources = new List<IEnumerator<SortedRecord>> { _latest.GetEnumerator() };
        sources.AddRange(_runs.Select(run => ReadRun(run).GetEnumerator()));
        var next = new PriorityQueue<IEnumerator<SortedRecord>, SortedRecord>(sources.Count);
        foreach (var source in sources)
            if (source.MoveNext()) next.Enqueue(source, source.Current);
        while (next.TryDequeue(out var source, out var record))
        {
            yield return record;
            if (source.MoveNext()) next.Enqueue(source, source.Current);
        }
    }

    public void Dispose()
    {
        foreach (var run in _runs) run.Dispose();
    }

    private void WriteRun()
    {
        _latest.Sort();
        var path = Path.Combine(folder ?? Path.GetTempPath(), $"multimarket-{Guid.NewGuid():N}.run");
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose);
        _runs.Add(file);
        using var writer = new BinaryWriter(file, Encoding.UTF8, leaveOpen: true);
        foreach (var record in _latest)
        {
            writer.Write(record.Key);
            writer.Write(record.Value);
        }

        writer.Flush();
        _latest.Clear();
        _characters = 0;
    }

    private static IEnumerable<SortedRecord> ReadRun(FileStream file)
    {
        file.Position = 0;
        using var reader = new BinaryReader(file, Encoding.UTF8, leaveOpen: true);
        while (file.Position < file.Length) yield return new SortedRecord(reader.ReadString(), reader.ReadString());
    }
}

/// <summary>A record of <see cref="SortedRecords"/>.</summary>
public readonly record struct SortedRecord(string Key, string Value) : IComparable<SortedRecord>
{
    public int CompareTo(SortedRecord other) =>
        Utf8Order.Instance.Compare(Key, other.Key) is not 0 and var byKey ? byKey : Utf8Order.Instance.Compare(Value, other.Value);
}
