using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Updates;

/// <summary>One place in a document that an operator acts on: a field of a document or a position in an array.</summary>
internal readonly struct UpdateTarget
{
    private readonly Node _parent;
    private readonly string _segment;

    private UpdateTarget(Node parent, string segment)
    {
        _parent = parent;
        _segment = segment;
    }

    /// <summary>What is there, or null.</summary>
    public Node? Current
    {
        get
        {
            if (!_parent.IsArray)
                return _parent.IsDocument ? _parent.Find(_segment) : null;
            var index = UpdatePath.Index(_segment);
            return index >= 0 && index < _parent.Items.Count ? _parent.Items[index] : null;
        }
    }

    /// <summary>Walks to the last segment of a path without wildcards.</summary>
    /// <param name="root">The document.</param>
    /// <param name="segments">The path.</param>
    /// <param name="create">Whether to make documents that are absent on the way.</param>
    /// <returns>Null when something is absent and not made.</returns>
    /// <exception cref="MongoErrorException">Code 28: a scalar is in the way.</exception>
    public static UpdateTarget? Find(Node root, IReadOnlyList<string> segments, bool create)
    {
        var node = root;
        for (var i = 0; i < segments.Count - 1; i++)
        {
            var target = new UpdateTarget(node, segments[i]);
            var next = target.Current;
            if (next is null)
            {
                if (!create)
                    return null;
                next = new Node(RawValue.EmptyDocument);
                target.Set(next);
            }
            else if (!next.IsDocument && !next.IsArray)
            {
                return create ? throw NotViable(segments[i + 1], segments[i], next) : null;
            }
            else if (next.IsArray && UpdatePath.Index(segments[i + 1]) < 0)
            {
                return create ? throw NotViable(segments[i + 1], segments[i], next) : null;
            }

            node = next;
        }

        return new UpdateTarget(node, segments[^1]);
    }

    public void Set(RawValue value) => Set(new Node(value));

    public void Set(Node value)
    {
        if (!_parent.IsArray)
        {
            _parent.SetField(_segment, value);
            return;
        }

        var index = UpdatePath.Index(_segment);
        if (index < 0)
            throw new MongoErrorException(MongoErrorCode.PathNotViable, $"Cannot create field '{_segment}' in element that is an array");
        if (index > _parent.Items.Count + 1_500_000)
            throw new MongoErrorException(MongoErrorCode.CannotBackfillArray, "can't backfill more than 1500000 elements");
        while (_parent.Items.Count <= index)
            _parent.Items.Add(new Node(RawValue.Null));
        _parent.Items[index] = value;
    }

    /// <summary>Takes a field out; in an array the position stays and becomes null.</summary>
    public void Remove()
    {
        if (_parent.IsArray)
        {
            if (Current is not null)
                Set(RawValue.Null);
            return;
        }

        var segment = _segment;
        if (_parent.IsDocument)
            _parent.Fields.RemoveAll(field => field.Name == segment);
    }

    private static MongoErrorException NotViable(string child, string name, Node value) =>
        new(MongoErrorCode.PathNotViable, $"Cannot create field '{child}' in element {{{name}: {ShellText.Of(value.Value)}}}");
}
