using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation.Stages;

/// <summary>$unionWith: after its input, the documents of another collection or pipeline.</summary>
internal sealed class UnionStage(SubPipeline other) : Stage
{
    public static UnionStage Parse(RawValue spec, PipelineParser parser)
    {
        if (spec.IsString)
            return new UnionStage(new SubPipeline(parser.Database, spec.String, Pipeline.Empty));
        if (!spec.IsDocument)
            throw MongoErrorException.FailedToParse($"the $unionWith stage specification must be an object or string, but found {Bson.BsonTags.Alias(spec.Tag)}");
        foreach (var name in FieldNames.Of(spec))
        {
            if (name is not ("coll" or "pipeline"))
                throw new MongoErrorException(40415, $"BSON field '$unionWith.{name}' is an unknown field.");
        }

        var collection = spec.Field("coll"u8);
        var pipeline = spec.Field("pipeline"u8);
        if (!collection.IsMissing && !collection.IsString)
            throw MongoErrorException.TypeMismatch($"BSON field '$unionWith.coll' is the wrong type '{Bson.BsonTags.Alias(collection.Tag)}', expected type 'string'");
        if (!pipeline.IsMissing && !pipeline.IsArray)
            throw MongoErrorException.TypeMismatch($"BSON field '$unionWith.pipeline' is the wrong type '{Bson.BsonTags.Alias(pipeline.Tag)}', expected type 'array'");
        var parsed = pipeline.IsMissing ? Pipeline.Empty : parser.Parse(pipeline);
        if (collection.IsMissing && parsed.Stages is not [DocumentsStage, ..])
            throw MongoErrorException.FailedToParse("$unionWith stage without explicit collection must have a pipeline with $documents as first stage");
        if (parsed.Stages.Any(stage => stage is OutputStage))
            throw new MongoErrorException(31441, "$out and $merge are not allowed within a $unionWith's sub-pipeline");
        return new UnionStage(new SubPipeline(parser.Database, collection.IsMissing ? null : collection.String, parsed));
    }

    public override Sink Open(Sink next, PipelineContext context) => new UnionSink(next, context, other);

    private sealed class UnionSink(Sink next, PipelineContext context, SubPipeline other) : Sink
    {
        private bool _refused;

        public override bool Accept(Row row) => !(_refused = !next.Accept(row));

        public override void Complete()
        {
            if (!_refused)
            {
                var row = new Row { Variables = context.Variables };
                other.Run(context, context.Variables.Copy(), document =>
                {
                    row.Reset(document);
                    return next.Accept(row);
                });
            }

            next.Complete();
        }
    }
}
