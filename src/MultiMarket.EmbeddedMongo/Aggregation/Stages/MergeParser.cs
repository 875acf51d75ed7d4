using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Updates;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation.Stages;

/// <summary>Compiles $merge.</summary>
internal static class MergeParser
{
    public static MergeStage Parse(RawValue spec, PipelineParser parser)
    {
        if (!spec.IsString && !spec.IsDocument)
            throw new MongoErrorException(51182, $"$merge only supports a string or object argument, but found {spec.Tag.Alias()}");
        var into = spec.IsDocument ? spec.Field("into"u8) : spec;
        if (into.IsMissing)
            throw new MongoErrorException(40414, "BSON field '$merge.into' is missing but a required field");
        foreach (var name in spec.IsDocument ? FieldNames.Of(spec) : [])
        {
            if (name is not ("into" or "on" or "let" or "whenMatched" or "whenNotMatched"))
                throw new MongoErrorException(40415, $"BSON field '$merge.{name}' is an unknown field.");
        }

        var (database, collection) = into switch
        {
            { IsString: true } => (parser.Database, into.String),
            { IsDocument: true } when into.Field("coll"u8) is { IsString: true } coll => (into.Field("db"u8) is { IsString: true } db ? db.String : parser.Database, coll.String),
            { IsDocument: true } => throw new MongoErrorException(40414, "BSON field 'into.coll' is missing but a required field"),
            _ => throw new MongoErrorException(51178, $"$merge 'into' field  must be either a string or an object, but found {into.Tag.Alias()}"),
        };
        var fields = On(spec.IsDocument ? spec.Field("on"u8) : default);
        var matched = spec.IsDocument ? spec.Field("whenMatched"u8) : default;
        var notMatched = spec.IsDocument && spec.Field("whenNotMatched"u8) is { IsString: true } given ? given.String : "insert";
        if (notMatched is not ("insert" or "discard" or "fail"))
            throw MongoErrorException.BadValue($"Enumeration value '{notMatched}' for field 'whenNotMatched' is not a valid value.");

        var scope = Let(spec.IsDocument ? spec.Field("let"u8) : default, parser.Scope, out var let);
        if (!matched.IsMissing && !matched.IsString && !matched.IsArray)
            throw new MongoErrorException(51191, $"$merge 'whenMatched' field  must be either a string or an array, but found {matched.Tag.Alias()}");
        var pipeline = matched.IsArray ? new PipelineUpdate(matched, scope) : null;
        var mode = matched.IsMissing ? "merge" : matched.IsString ? matched.String : "pipeline";
        if (mode is not ("replace" or "keepExisting" or "merge" or "fail" or "pipeline"))
            throw MongoErrorException.BadValue($"Enumeration value '{mode}' for field 'whenMatched' is not a valid value.");
        if (pipeline is null && spec.IsDocument && !spec.Field("let"u8).IsMissing)
            throw new MongoErrorException(51199, $"Cannot use 'let' variables with 'whenMatched: {mode}' mode");
        return new MergeStage(database, collection, fields.ConvertAll(field => new FieldPath(field)), mode, notMatched, pipeline, let);
    }

    private static List<string> On(RawValue on)
    {
        if (on.IsMissing)
            return ["_id"];
        if (on.IsString)
            return [on.String];
        if (!on.IsArray)
            throw new MongoErrorException(51186, $"$merge 'on' field  must be either a string or an array of strings, but found {on.Tag.Alias()}");
        var fields = on.ToItems().ConvertAll(item => item.IsString ? item.String
            : throw new MongoErrorException(51134, $"$merge 'on' array elements must be strings, but found {item.Tag.Alias()}"));
        if (fields.Count == 0)
            throw new MongoErrorException(51187, "If explicitly specifying $merge 'on', must include at least one field");
        return fields.Distinct().Count() == fields.Count ? fields : throw new MongoErrorException(31465, $"Found a duplicate field '{fields.GroupBy(field => field).First(group => group.Count() > 1).Key}'");
    }

    /// <summary>The variables of the whenMatched pipeline: those of <c>let</c>, and <c>new</c> for the incoming document.</summary>
    private static VariableScope Let(RawValue let, VariableScope outer, out IReadOnlyList<(int Slot, Expression Value)> bindings)
    {
        var bound = new List<(int, Expression)>();
        var scope = outer.With("new", out var newSlot);
        bound.Add((newSlot, new RootExpression()));
        foreach (var (name, value) in let.IsDocument ? FieldNames.AndValues(let) : [])
        {
            if (name == "new")
            {
                if (value is not { IsString: true, String: "$$ROOT" })
                    throw new MongoErrorException(51273, "'let' may not define a value for the reserved 'new' variable other than '$$ROOT'");
                continue;
            }

            VariableOperators.CheckName(name);
            var expression = ExpressionParser.Parse(value, outer);
            scope = scope.With(name, out var slot);
            bound.Add((slot, expression));
        }

        bindings = bound;
        return scope;
    }
}
