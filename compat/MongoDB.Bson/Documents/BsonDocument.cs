using System.Collections;

namespace MongoDB.Bson;

/// <summary>A BSON document: named values in order. Names are unique unless duplicates were allowed.</summary>
public partial class BsonDocument : BsonValue, IComparable<BsonDocument>, IConvertibleToBsonDocument, IEnumerable<BsonElement>, IEquatable<BsonDocument>
{
    private readonly ElementList _elements;

    public BsonDocument() => _elements = new ElementList();

    public BsonDocument(BsonDocument document)
        : this() => AddRange(document);

    public BsonDocument(BsonElement element)
        : this() => Add(element);

    public BsonDocument(params BsonElement[] elements)
        : this() => AddRange(elements);

    public BsonDocument(bool allowDuplicateNames)
        : this() => AllowDuplicateNames = allowDuplicateNames;

    public BsonDocument(Dictionary<string, object> dictionary)
        : this() => AddRange(dictionary);

    public BsonDocument(IEnumerable<BsonElement> elements)
        : this() => AddRange(elements);

    public BsonDocument(IEnumerable<KeyValuePair<string, object>> dictionary)
        : this() => AddRange(dictionary);

    public BsonDocument(IDictionary dictionary)
        : this() => AddRange(dictionary);

    public BsonDocument(string name, BsonValue value)
        : this() => Add(name, value);

    internal BsonDocument(ElementList elements) => _elements = elements;

    public bool AllowDuplicateNames { get; set; }

    public override BsonType BsonType => BsonType.Document;

    public virtual int ElementCount => _elements.Count;

    public virtual IEnumerable<BsonElement> Elements => _elements.AsEnumerable();

    public virtual IEnumerable<string> Names => _elements.AsEnumerable().Select(element => element.Name);

    public virtual IEnumerable<BsonValue> Values => _elements.AsEnumerable().Select(element => element.Value);

    /// <summary>For the writers, which walk documents without enumerators.</summary>
    internal ReadOnlySpan<BsonElement> Span => _elements.Span;

    public static new BsonDocument Create(object? value) => value is null
        ? throw new ArgumentNullException(nameof(value))
        : (BsonDocument)BsonValue.Create(value);

    public virtual IEnumerator<BsonElement> GetEnumerator() => _elements.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    BsonDocument IConvertibleToBsonDocument.ToBsonDocument() => this;

    public override BsonValue Clone()
    {
        var clone = new BsonDocument(new ElementList(_elements.Count)) { AllowDuplicateNames = AllowDuplicateNames };
        foreach (var element in _elements)
        {
            clone._elements.Add(element.Clone());
        }

        return clone;
    }

    public override BsonValue DeepClone()
    {
        var clone = new BsonDocument(new ElementList(_elements.Count)) { AllowDuplicateNames = AllowDuplicateNames };
        foreach (var element in _elements)
        {
            clone._elements.Add(element.DeepClone());
        }

        return clone;
    }

    /// <summary>The document as .NET values: numbers, strings, nested dictionaries, arrays of objects.</summary>
    public Dictionary<string, object> ToDictionary() => DotNetMapping.ToDictionary(this);

    public override string ToString() => this.ToJson();
}
