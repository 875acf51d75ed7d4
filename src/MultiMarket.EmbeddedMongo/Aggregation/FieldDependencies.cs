using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>
/// Which top-level fields something reads, taken from its specification as it was written. May name too many, never
/// too few; <see cref="Everything"/> when it cannot tell.
/// </summary>
internal sealed class FieldDependencies
{
    private readonly HashSet<string> _fields = [];

    public IReadOnlyCollection<string> Fields => _fields;

    public bool Everything { get; private set; }

    public static FieldDependencies All { get; } = new() { Everything = true };

    /// <summary>The fields named by paths inside an expression.</summary>
    public static FieldDependencies OfExpression(RawValue expression)
    {
        var dependencies = new FieldDependencies();
        dependencies.AddExpression(expression);
        return dependencies;
    }

    /// <summary>The fields that a filter asks for.</summary>
    public static FieldDependencies OfFilter(RawValue filter)
    {
        var dependencies = new FieldDependencies();
        dependencies.AddFilter(filter);
        return dependencies;
    }

    public void Add(string path) => _fields.Add(path.Split('.')[0]);

    public void Add(FieldDependencies other, IReadOnlySet<string> except)
    {
        Everything |= other.Everything;
        _fields.UnionWith(other._fields.Where(field => !except.Contains(field)));
    }

    public void AddExpression(RawValue value)
    {
        switch (value.Tag)
        {
            case BsonTag.String when value.Text.Length > 1 && value.Text[0] == '$':
                var text = value.String;
                if (text.StartsWith("$$ROOT", StringComparison.Ordinal) || text.StartsWith("$$CURRENT", StringComparison.Ordinal))
                    Everything = true;
                else if (!text.StartsWith("$$", StringComparison.Ordinal))
                    Add(text[1..]);
                break;
            case BsonTag.Document or BsonTag.Array:
                foreach (var (name, inner) in FieldNames.AndValues(value))
                {
                    if (name == "$literal")
                        continue;
                    // These read the whole document, and the ranked accumulators read the fields of their order.
                    if (name is "$getField" or "$setField" or "$unsetField" or "$top" or "$topN" or "$bottom" or "$bottomN")
                        Everything = true;
                    AddExpression(inner);
                }

                break;
        }
    }

    private void AddFilter(RawValue filter)
    {
        foreach (var (name, value) in FieldNames.AndValues(filter))
        {
            switch (name)
            {
                case "$and" or "$or" or "$nor" when value.IsArray:
                    value.ToItems().ForEach(AddFilter);
                    break;
                case "$expr":
                    AddExpression(value);
                    break;
                case "$comment":
                    break;
                case var _ when name.StartsWith('$'):
                    Everything = true;
                    break;
                default:
                    Add(name);
                    break;
            }
        }
    }
}
