using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation.Stages;

/// <summary>$sortByCount and $bucket, which are a $group and a $sort.</summary>
internal static class BucketStages
{
    public static Stage SortByCount(RawValue spec, VariableScope scope)
    {
        var isPath = spec.IsString && spec.Text.Length > 0 && spec.Text[0] == '$';
        var isOperator = spec.IsDocument && Query.FieldOperators.IsOperators(spec);
        if (!isPath && !isOperator)
            throw new MongoErrorException(spec.IsDocument ? 40147 : spec.IsString ? 40148 : 40149, "the sortByCount field must be specified as a $-prefixed path or an expression in an object");
        var group = new GroupStage(ExpressionParser.Parse(spec, scope), [("count"u8.ToArray(), Count())], FieldDependencies.OfExpression(spec));
        return new CompositeStage(group, Sort("count", descending: true));
    }

    public static Stage Bucket(RawValue spec, VariableScope scope)
    {
        if (!spec.IsDocument)
            throw new MongoErrorException(40201, $"Argument to $bucket stage must be an object, but found type: {spec.Tag.Alias()}.");
        foreach (var name in FieldNames.Of(spec))
        {
            if (name is not ("groupBy" or "boundaries" or "default" or "output"))
                throw new MongoErrorException(40197, $"Unrecognized option to $bucket: {name}.");
        }

        var boundaries = Boundaries(spec.Field("boundaries"u8), scope);
        var groupBy = spec.Field("groupBy"u8);
        if (groupBy.IsMissing)
            throw new MongoErrorException(40198, "$bucket requires 'groupBy' and 'boundaries' to be specified.");
        if (!(groupBy.IsString && groupBy.Text.Length > 0 && groupBy.Text[0] == '$') && !groupBy.IsDocument)
            throw new MongoErrorException(40202, "The $bucket 'groupBy' field must be defined as a $-prefixed path or an expression object, but found: " + ShellText.Of(groupBy));
        var fallback = spec.Field("default"u8);
        if (!fallback.IsMissing)
        {
            fallback = ExpressionParser.Parse(fallback, scope).Constant ?? throw new MongoErrorException(40195, "The $bucket 'default' field must be a constant expression");
            if (fallback.CompareTo(boundaries[0]) >= 0 && fallback.CompareTo(boundaries[^1]) < 0)
                throw new MongoErrorException(40199, "The $bucket 'default' field must be less than the lowest boundary or greater than or equal to the highest boundary.");
        }

        var key = ExpressionParser.Parse(groupBy, scope);
        var bucket = new ControlExpression(row =>
        {
            var value = key.Evaluate(row);
            for (var i = 0; i + 1 < boundaries.Count; i++)
            {
                if (value.CompareTo(boundaries[i]) >= 0 && value.CompareTo(boundaries[i + 1]) < 0)
                    return boundaries[i];
            }

            return !fallback.IsMissing ? fallback : throw new MongoErrorException(40066, "$switch could not find a matching branch for an input, and no default was specified.");
        });
        return new CompositeStage(new GroupStage(bucket, Output(spec.Field("output"u8), scope, 40196, "$bucket"), FieldDependencies.OfExpression(spec)), Sort("_id", descending: false));
    }

    /// <summary>The accumulators of a bucket stage; without any, a count.</summary>
    public static IReadOnlyList<(byte[] Name, AccumulatorSpec Accumulator)> Output(RawValue output, VariableScope scope, int code, string stage)
    {
        if (output.IsMissing)
            return [("count"u8.ToArray(), Count())];
        return output.IsDocument
            ? FieldNames.AndValues(output).ConvertAll(field => (field.Name.AsUtf8(), AccumulatorParser.Parse(field.Name, field.Value, scope)))
            : throw new MongoErrorException(code, $"The {stage} 'output' field must be an object, but found type: {output.Tag.Alias()}.");
    }

    private static AccumulatorSpec Count() => new(new ConstantExpression(RawValue.FromInt32(1)), () => new SumAccumulator());

    private static List<RawValue> Boundaries(RawValue spec, VariableScope scope)
    {
        if (spec.IsMissing)
            throw new MongoErrorException(40198, "$bucket requires 'groupBy' and 'boundaries' to be specified.");
        if (!spec.IsArray)
            throw new MongoErrorException(40200, $"The $bucket 'boundaries' field must be an array, but found type: {spec.Tag.Alias()}.");
        var values = spec.ToItems().ConvertAll(item => ExpressionParser.Parse(item, scope).Constant ?? throw new MongoErrorException(40191, "The $bucket 'boundaries' field must be an array of constant expressions."));
        if (values.Count < 2)
            throw new MongoErrorException(40192, $"The $bucket 'boundaries' field must have at least 2 values, but found {values.Count} value(s).");
        for (var i = 1; i < values.Count; i++)
        {
            if (values[i].Tag.OrderRank() != values[i - 1].Tag.OrderRank())
                throw new MongoErrorException(40193, $"All values in the 'boundaries' option to $bucket must have the same type. Found conflicting types {values[i - 1].Tag.Alias()} and {values[i].Tag.Alias()}.");
            if (values[i].CompareTo(values[i - 1]) <= 0)
                throw new MongoErrorException(40194, "The 'boundaries' option to $bucket must be sorted, but elements are not in ascending order");
        }

        return values;
    }

    private static SortStage Sort(string field, bool descending)
    {
        using var writer = new BsonBufferWriter();
        var start = writer.BeginDocument();
        writer.WriteInt32(field.AsUtf8(), descending ? -1 : 1);
        writer.EndDocument(start);
        return SortStage.Parse(RawValue.FromWriter(BsonTag.Document, writer));
    }
}
