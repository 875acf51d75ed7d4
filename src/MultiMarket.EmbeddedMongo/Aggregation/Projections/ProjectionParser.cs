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
    private Func<RawValue, Row, RawValue>? _positional;
    private bool _hasElemMatch;
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
        try
        {
            return new ProjectionParser(scope, isFind: false, null).Parse(spec);
        }
        catch (MongoErrorException e)
        {
            throw e.InContext("Invalid $project");
        }
    }

    /// <param name="spec">The projection; empty means everything.</param>
    /// <param name="filter">The query's filter, which decides what <c>array.$</c> answers.</param>
    /// <param name="scope">The variables in sight.</param>
    public static Projection ParseFind(RawValue spec, Matcher filter, VariableScope scope) =>
        new ProjectionParser(scope, isFind: true, filter).Parse(spec);

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
        var inclusion = _inclusion ?? (_computes || (!id.IsMissing && id.IsTrue));
        if (id.IsMissing ? inclusion && _root.Find("_id"u8) is null : id.IsTrue)
        {
            if (inclusion)
                _root.Add(new FieldPath("_id"), FieldAction.Include);
        }
        else if (!id.IsMissing && !inclusion)
        {
            _root.Add(new FieldPath("_id"), FieldAction.Exclude);
        }

        return new Projection(_root, keepsOthers: !inclusion, _positional);
    }

    private void ParseField(string name, RawValue value, string? prefix)
    {
        var text = prefix is null ? name : $"{prefix}.{name}";
        if (text.EndsWith(".$", StringComparison.Ordinal) || text.Contains(".$.", StringComparison.Ordinal))
        {
            ParsePositional(text, value);
            return;
        }

        CheckName(text);
        var path = new FieldPath(text);
        if (value.IsNumber || value.Tag == BsonTag.Boolean)
        {
            Decide(text, value.IsTrue);
            _root.Add(path, value.IsTrue ? FieldAction.Include : FieldAction.Exclude);
        }
        else if (value.IsDocument && (!FieldOperators.IsOperators(value) || FieldNames.Of(value).Count > 1))
        {
            var fields = FieldNames.AndValues(value);
            if (fields.Count == 0)
                throw new MongoErrorException(51270, $"An empty sub-projection is not a valid value. Found empty object at path {text}");
            foreach (var (inner, innerValue) in fields)
                ParseField(inner, innerValue, text);
        }
        else if (_isFind && value.IsDocument && !value.Field("$slice"u8).IsMissing && ArraySlice.TryParse(value.Field("$slice"u8), out var slice))
        {
            _root.Add(path, FieldAction.Reshape, reshape: slice);
        }
        else if (value.IsDocument && !value.Field("$elemMatch"u8).IsMissing)
        {
            CheckElemMatch(value.Field("$elemMatch"u8), path, prefix);
            Decide(text, inclusion: true);
            _hasElemMatch = true;
            _root.Add(path, FieldAction.Reshape, reshape: PositionalProjection.FirstMatch(value.Field("$elemMatch"u8)));
        }
        else
        {
            if (value.IsDocument && !ExpressionParser.IsKnown(FieldNames.Of(value)[0]))
                throw new MongoErrorException(31325, $"Unknown expression {FieldNames.Of(value)[0]}");
            if (_inclusion == false && value.IsDocument)
                throw new MongoErrorException(31252, "Cannot use expression other than $meta in exclusion projection");
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
                ? new MongoErrorException(31253, $"Cannot do inclusion on field {path} in exclusion projection")
                : new MongoErrorException(31254, $"Cannot do exclusion on field {path} in inclusion projection");
        }

        _inclusion = inclusion;
    }

    /// <summary><c>array.$</c>: of find only, at the end of a path, once.</summary>
    private void ParsePositional(string text, RawValue value)
    {
        if (!_isFind)
            throw new MongoErrorException(31324, "Cannot use positional projection in aggregation projection");
        if (value.IsDocument)
            throw new MongoErrorException(31271, "positional projection cannot be used with an expression or sub object");
        if (!value.IsNumber && value.Tag != BsonTag.Boolean)
            throw new MongoErrorException(31308, "positional projection cannot be used with a literal");
        if (!value.IsTrue)
            throw new MongoErrorException(31395, "positional projection cannot be used with exclusion");
        if (_positional is not null)
            throw new MongoErrorException(31276, "Cannot specify more than one positional projection per query.");
        if (_hasElemMatch)
            throw new MongoErrorException(31256, "Cannot specify positional operator and $elemMatch.");
        if (text.Contains(".$.", StringComparison.Ordinal))
            throw new MongoErrorException(31394, $"As of 4.4, it's illegal to specify positional operator in the middle of a path. Positional projection may only be used at the end, for example: a.b.$. If the query previously used a form like a.b.$.d, remove the parts following the '$' and the results will be equivalent.");
        Decide(text, inclusion: true);
        var path = new FieldPath(text[..^2]);
        _positional = PositionalProjection.Of(path, _filter!);
        _root.Add(path, FieldAction.Include);
    }

    private void CheckElemMatch(RawValue condition, FieldPath path, string? prefix)
    {
        if (!_isFind)
            throw new MongoErrorException(MongoErrorCode.InvalidPipelineOperator, "Cannot use $elemMatch in this context");
        if (!condition.IsDocument)
            throw new MongoErrorException(31274, $"elemMatch: Invalid argument, object required, but got {condition.Tag.Alias()}");
        if (_positional is not null)
            throw new MongoErrorException(31255, "Cannot specify positional operator and $elemMatch.");
        if (path.Count > 1 || prefix is not null)
            throw new MongoErrorException(31275, "Cannot use $elemMatch projection on a nested field.");
    }

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
            if (part[0] == '$')
                throw new MongoErrorException(16410, "FieldPath field names may not start with '$'. Consider using $getField or $setField.");
        }
    }
}
