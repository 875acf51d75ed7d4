using MultiMarket.EmbeddedMongo.Aggregation;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Storage;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>The options of collections and views before they are kept.</summary>
internal static class CollectionOptions
{
    /// <exception cref="MongoErrorException">The validator or the view's pipeline cannot be compiled.</exception>
    public static RawValue Check(string database, RawValue options)
    {
        if (options.Field("validator"u8) is { IsMissing: false, IsDocument: false } validator)
            throw MongoErrorException.TypeMismatch($"BSON field 'create.validator' is the wrong type '{Bson.BsonTags.Alias(validator.Tag)}', expected type 'object'");
        _ = DocumentValidator.Of(options);
        var pipeline = options.Field("pipeline"u8);
        if (!pipeline.IsMissing && new PipelineParser(database, new VariableScope()).Parse(pipeline).Stages.Any(stage => stage is Aggregation.Stages.OutputStage))
            throw new MongoErrorException(MongoErrorCode.OptionNotSupportedOnView, "$out and $merge are not allowed in a view's pipeline");
        if (options.Field("validator"u8) is not { IsDocument: true } rule || rule.Elements.MoveNext())
            return options;
        // An empty validator is none.
        var others = new Row(options);
        others.Set("validator"u8.ToArray(), RawValue.Missing);
        return others.ToDocument();
    }
}
