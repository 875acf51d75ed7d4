using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Query;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation.Projections;

/// <summary>Compiles the projections of find and $project.</summary>
internal sealed class ProjectionParser
{
    private readonly ProjectionNode _root = new();
    private readonly VariableScope _scope;
    private readonly bool _isFind;
    private readonly Matcher? _filter;
    private bool? _inclusion;
    private bool _reshapes;
    private bool _computes;

    private ProjectionParser(VariableScope scope, bool isFind, Matcher? filter)
    {
        _scope = scope;
        _isFind = isFind;
        _filter = filter;
    }

    public static Projection ParseStage(RawValue spec, VariableScope scope)
    {
        if (!spec.IsDocument)
            throw new MongoErrorException(15969, "$project specification must be an object");
        if (!spec.Elements.MoveNext())
            throw new MongoErrorException(51272, "Invalid $project :: caused by :: projection specification must have at least one field");
        return new ProjectionParser(scope, isFind: false, null).Parse(spec);
    }

    /// <param name="spec">The projection; empty means everything.</param>
    /// <param name="filter">The query's filter, which decides what <c>array.$</c> answers.</param>
    public static Projection ParseFind(RawValue spec, Matcher filter) =>
        new ProjectionParser(new VariableScope(), isFind: true, filter).Parse(spec);

    private Projection Parse(RawValue spec)
    {
        RawValue id = default;
        foreach (var (name, value) in FieldNames.AndValues(spec))
        {
            if (name == "_id" && (value.IsNumber || value.Tag == BsonTag.Boolean))
                id = value;
            else
                ParseField(name, value, prefix: null);
        }

        // An _id alone decides the kind; otherwise it may be left out of an inclusion and kept in an exclusion.
        var inclusion = _inclusion ?? (_computes || (!id.IsMissing && id.IsTrue && !_reshapes));
        if (id.IsMissing ? inclusion && _root.Find("_id"u8) is null : id.IsTrue)
        {
            if (inclusion)
                _root.Add(new FieldPath("_id"), FieldAction.Include);
        }
        else if (!id.IsMissing && !inclusion)
        {
            _root.Add(new FieldPath("_id"), FieldAction.Exclude);
        }

        return new Projection(_root, keepsOthers: !inclusion);
    }

    private void ParseField(string name, RawValue value, string? prefix)
    {
        var text = prefix is null ? name : $"{prefix}.{name}";
        CheckName(text);
        if (_isFind && text.EndsWith(".$", StringComparison.Ordinal))
        {
            Decide(text, inclusion: true);
            _root.Add(new FieldPath(text[..^2]), FieldAction.Reshape, reshape: PositionalProjection.Of(text[..^2], _filter!));
            return;
        }

        var path = new FieldPath(text);
        if (value.IsNumber || value.Tag == BsonTag.Boolean)
        {
            Decide(text, value.IsTrue);
            _root.Add(path, value.IsTrue ? FieldAction.Include : FieldAction.Exclude);
        }
        else if (value.IsDocument && !FieldOperators.IsOperators(value))
        {
            var fields = FieldNames.AndValues(value);
            if (fields.Count == 0)
                throw new MongoErrorException(51270, $"An empty sub-projection is not a valid value. Found empty object at path {text}");
            foreach (var (inner, innerValue) in fields)
                ParseField(inner, innerValue, text);
        }
        else if (_isFind && value.IsDocument && !value.Field("$slice"u8).IsMissing && ArraySlice.TryParse(value.Field("$slice"u8), out var slice))
        {
            _reshapes = true;
            _root.Add(path, FieldAction.Reshape, reshape: slice);
        }
        else if (_isFind && value.IsDocument && !value.Field("$elemMatch"u8).IsMissing)
        {
            Decide(text, inclusion: true);
            _root.Add(path, FieldAction.Reshape, reshape: PositionalProjection.FirstMatch(value.Field("$elemMatch"u8)));
        }
        else
        {
            if (_inclusion == false)
                throw new MongoErrorException(31310, $"Cannot use an expression {text}: {ShellText.Of(value)} in an exclusion projection");
            _computes = true;
            _root.Add(path, FieldAction.Compute, ExpressionParser.Parse(value, _scope));
        }
    }

    private void Decide(string path, bool inclusion)
    {
        if (_inclusion == !inclusion || (_computes && !inclusion))
        {
            throw inclusion
                ? new MongoErrorException(31253, $"{Prefix}Cannot do inclusion on field {path} in exclusion projection")
                : new MongoErrorException(31254, $"{Prefix}Cannot do exclusion on field {path} in inclusion projection");
        }

        _inclusion = inclusion;
    }

    private string Prefix => _isFind ? "" : "Invalid $project :: caused by :: ";

    private static void CheckName(string path)
    {
        if (path.Length == 0)
            throw new MongoErrorException(40352, "FieldPath cannot be constructed with empty string");
        if (path.EndsWith('.'))
            throw new MongoErrorException(40353, "FieldPath must not end with a '.'.");
        foreach (var part in path.Split('.'))
        {
            if (part.Length == 0)
                throw new MongoErrorException(15998, "FieldPath field names may not be empty strings.");
            if (part[0] == '$' && part != "$")
                throw new MongoErrorException(16410, "FieldPath field names may not start with '$'. Consider using $getField or $setField.");
        }
    }
}
