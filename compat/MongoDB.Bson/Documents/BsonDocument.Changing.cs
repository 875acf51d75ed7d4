using System.Collections;

namespace MongoDB.Bson;

/// <content>Adding, replacing and removing elements.</content>
public partial class BsonDocument
{
    /// <exception cref="InvalidOperationException">The document has the name already and duplicates are not allowed.</exception>
    public virtual BsonDocument Add(BsonElement element)
    {
        if (!AllowDuplicateNames && _elements.IndexOf(element.Name) >= 0)
        {
            throw new InvalidOperationException($"Duplicate element name '{element.Name}'.");
        }

        _elements.Add(element);
        return this;
    }

    /// <inheritdoc cref="Add(BsonElement)"/>
    public virtual BsonDocument Add(string name, BsonValue value) => Add(new BsonElement(name, value));

    /// <summary>Adds only if the condition holds.</summary>
    public virtual BsonDocument Add(string name, BsonValue value, bool condition) => condition ? Add(name, value) : this;

    /// <summary>Adds only if the condition holds, and makes the value only then.</summary>
    public virtual BsonDocument Add(string name, Func<BsonValue> valueFactory, bool condition)
    {
        ArgumentNullException.ThrowIfNull(valueFactory);
        return condition ? Add(name, valueFactory()) : this;
    }

    public virtual BsonDocument AddRange(IEnumerable<BsonElement> elements)
    {
        ArgumentNullException.ThrowIfNull(elements);
        foreach (var element in elements)
        {
            Add(element);
        }

        return this;
    }

    public virtual BsonDocument AddRange(Dictionary<string, object> dictionary) => AddRange((IEnumerable<KeyValuePair<string, object>>)dictionary);

    public virtual BsonDocument AddRange(IEnumerable<KeyValuePair<string, object>> dictionary)
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        return AddRange(dictionary.Select(entry => new BsonElement(entry.Key, BsonValue.Create(entry.Value))));
    }

    public virtual BsonDocument AddRange(IDictionary dictionary)
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        foreach (DictionaryEntry entry in dictionary)
        {
            Add(
                entry.Key as string ?? throw new ArgumentException("All keys of a dictionary must be strings to become names of elements.", nameof(dictionary)),
                BsonValue.Create(entry.Value));
        }

        return this;
    }

    public virtual void Clear() => _elements.Clear();

    public virtual void InsertAt(int index, BsonElement element)
    {
        if (!AllowDuplicateNames && _elements.IndexOf(element.Name) >= 0)
        {
            throw new InvalidOperationException($"Duplicate element name '{element.Name}' not allowed.");
        }

        _elements.Insert(index, element);
    }

    public virtual BsonDocument Merge(BsonDocument document) => Merge(document, false);

    /// <summary>Adds the other document's elements; names that both have keep their value unless they are to be overwritten.</summary>
    public virtual BsonDocument Merge(BsonDocument document, bool overwriteExistingElements)
    {
        ArgumentNullException.ThrowIfNull(document);
        foreach (var element in document)
        {
            if (overwriteExistingElements || !Contains(element.Name))
            {
                this[element.Name] = element.Value;
            }
        }

        return this;
    }

    /// <summary>Removes the element, or with duplicates allowed every element of that name; does nothing without any.</summary>
    public virtual void Remove(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        for (var index = _elements.IndexOf(name); index >= 0; index = AllowDuplicateNames ? _elements.IndexOf(name) : -1)
        {
            _elements.RemoveAt(index);
        }
    }

    public virtual void RemoveAt(int index) => _elements.RemoveAt(index);

    public virtual void RemoveElement(BsonElement element)
    {
        for (var i = 0; i < _elements.Count; i++)
        {
            if (_elements[i] == element)
            {
                _elements.RemoveAt(i);
                return;
            }
        }
    }

    public virtual BsonDocument Set(int index, BsonValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _elements[index] = new BsonElement(_elements[index].Name, value);
        return this;
    }

    /// <summary>Replaces the value in place, or appends the element.</summary>
    public virtual BsonDocument Set(string name, BsonValue value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        return SetElement(new BsonElement(name, value));
    }

    public virtual BsonDocument SetElement(int index, BsonElement element)
    {
        _elements[index] = element;
        return this;
    }

    public virtual BsonDocument SetElement(BsonElement element)
    {
        var index = _elements.IndexOf(element.Name);
        if (index < 0)
        {
            _elements.Add(element);
        }
        else
        {
            _elements[index] = element;
        }

        return this;
    }
}
