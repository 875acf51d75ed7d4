using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation.Stages;

/// <summary>Compiles $lookup in both forms, and in their combination.</summary>
internal static class LookupParser
{
    public static Stage Parse(RawValue spec, PipelineParser parser)
    {
        if (!spec.IsDocument)
            throw MongoErrorException.FailedToParse("the $lookup specification must be an Object");
        foreach (var name in FieldNames.Of(spec))
        {
            if (name is not ("from" or "localField" or "foreignField" or "let" or "pipeline" or "as"))
                throw MongoErrorException.FailedToParse($"unknown argument to $lookup: {name}");
        }

        var @as = Text(spec, "as"u8) ?? throw MongoErrorException.FailedToParse("must specify 'as' field for a $lookup");
        var local = Text(spec, "localField"u8);
        var foreign = Text(spec, "foreignField"u8);
        if (local is null != foreign is null)
            throw MongoErrorException.FailedToParse("$lookup requires both or neither of 'localField' and 'foreignField' to be specified");
        foreach (var path in (ReadOnlySpan<string?>)[local, foreign, @as])
        {
            if (path is { Length: 0 })
                throw new MongoErrorException(40352, "FieldPath cannot be constructed with empty string");
            if (path is not null)
                ExpressionParser.CheckPath(path);
        }

        var pipeline = spec.Field("pipeline"u8);
        var let = spec.Field("let"u8);
        if (local is null && pipeline.IsMissing)
            throw MongoErrorException.FailedToParse("$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified");
        if (!let.IsMissing && pipeline.IsMissing)
            throw MongoErrorException.FailedToParse("$lookup with a 'let' argument must also specify 'pipeline'");

        var scope = parser.Scope;
        var bindings = new List<(int Slot, Expression Value)>();
        if (!let.IsMissing && !let.IsDocument)
            throw MongoErrorException.FailedToParse($"$lookup argument 'let' must be an object, is type {let.Tag.Alias()}");
        foreach (var (name, value) in let.IsDocument ? FieldNames.AndValues(let) : [])
        {
            VariableOperators.CheckName(name);
            var bound = ExpressionParser.Parse(value, parser.Scope);
            scope = scope.With(name, out var slot);
            bindings.Add((slot, bound));
        }

        var inner = pipeline.IsMissing ? Pipeline.Empty : new PipelineParser(parser.Database, scope).Parse(pipeline);
        if (inner.Stages.Any(stage => stage is OutputStage))
            throw new MongoErrorException(51047, "$out and $merge are not allowed within a $lookup's sub-pipeline");
        var from = Text(spec, "from"u8);
        if (from is null && inner.Stages is not [DocumentsStage, ..])
            throw MongoErrorException.FailedToParse("must specify 'pipeline' when 'from' is empty");
        return new LookupStage(new SubPipeline(parser.Database, from, inner), local is null ? null : new FieldPath(local), foreign is null ? null : new FieldPath(foreign), bindings, new FieldPath(@as));
    }

    private static string? Text(RawValue spec, ReadOnlySpan<byte> name)
    {
        var value = spec.Field(name);
        return value.IsMissing ? null
            : value.IsString ? value.String
            : throw MongoErrorException.FailedToParse($"$lookup argument '{name.AsName()}: {ShellText.Of(value)}' must be a string, is type {value.Tag.Alias()}");
    }
}
