using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation.Projections;

/// <summary>
/// One level of a projection or of $addFields: what happens to each named field. Children keep the order in which they
/// were written, which is the order of new fields.
/// </summary>
internal sealed class ProjectionNode
{
    private readonly List<Child> _children = [];

    public IReadOnlyList<Child> Children => _children;

    /// <summary>Whether a field is computed here or below, so that absent parents are made.</summary>
    public bool Computes => _children.Exists(child => child.Value is not null || (child.Nested?.Computes ?? false));

    /// <summary>Adds what happens to a path.</summary>
    /// <exception cref="MongoErrorException">Code 31249 or 31250: one path is inside another.</exception>
    public void Add(FieldPath path, FieldAction action, Expression? value = null, Func<RawValue, Row, RawValue>? reshape = null)
    {
        var node = this;
        for (var i = 0; i < path.Count; i++)
        {
            var last = i == path.Count - 1;
            var at = node._children.FindIndex(child => child.Name.AsSpan().SequenceEqual(path[i]));
            if (at < 0)
            {
                node._children.Add(last ? new Child(path[i], action, value, reshape, null) : new Child(path[i], FieldAction.Nest, null, null, new ProjectionNode()));
                at = node._children.Count - 1;
            }
            else if (last)
            {
                throw new MongoErrorException(31250, $"Path collision at {path}");
            }

            if (!last)
                node = node._children[at].Nested ?? throw new MongoErrorException(31249, $"Path collision at {path} remaining portion {string.Join('.', Enumerable.Range(i + 1, path.Count - i - 1).Select(n => path[n].AsName()))}");
        }
    }

    public Child? Find(ReadOnlySpan<byte> name)
    {
        foreach (var child in _children)
        {
            if (child.Name.AsSpan().SequenceEqual(name))
                return child;
        }

        return null;
    }

    /// <param name="Name">The field.</param>
    /// <param name="Action">What happens to it.</param>
    /// <param name="Value">What it is computed with.</param>
    /// <param name="Reshape">How its own value is cut, for $slice and $elemMatch.</param>
    /// <param name="Nested">What happens inside of it.</param>
    internal sealed record Child(byte[] Name, FieldAction Action, Expression? Value, Func<RawValue, Row, RawValue>? Reshape, ProjectionNode? Nested);
}

internal enum FieldAction
{
    Include,
    Exclude,
    Compute,
    Reshape,
    Nest,
}
