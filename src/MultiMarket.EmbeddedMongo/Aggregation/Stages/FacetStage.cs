using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation.Stages;

/// <summary>$facet: several pipelines over the same documents, side by side; one document holds all their results.</summary>
internal sealed class FacetStage(IReadOnlyList<(byte[] Name, Pipeline Pipeline)> facets) : Stage
{
    private static readonly HashSet<string> Forbidden = ["$facet", "$out", "$merge", "$collStats", "$indexStats", "$documents", "$currentOp"];

    public static FacetStage Parse(RawValue spec, PipelineParser parser)
    {
        if (!spec.IsDocument || !spec.Elements.MoveNext())
            throw new MongoErrorException(40169, "the $facet specification must be a non-empty object");
        return new FacetStage(FieldNames.AndValues(spec).ConvertAll(field =>
        {
            if (field.Name.Contains('.', StringComparison.Ordinal))
                throw new MongoErrorException(16412, "FieldPath field names may not contain '.'. Consider using $getField or $setField.");
            if (field.Name.Length == 0)
                throw new MongoErrorException(15998, "FieldPath field names may not be empty strings.");
            ExpressionParser.CheckPath(field.Name);
            if (!field.Value.IsArray)
                throw new MongoErrorException(40170, $"arguments to $facet must be arrays, {field.Name} is type {field.Value.Tag.Alias()}");
            var pipeline = parser.Parse(field.Value);
            if (field.Value.ToItems().Select(stage => FieldNames.Of(stage)[0]).FirstOrDefault(Forbidden.Contains) is { } forbidden)
                throw new MongoErrorException(40600, $"{forbidden} is not allowed to be used within a $facet stage");
            return (field.Name.AsUtf8(), pipeline);
        }));
    }

    public override Sink Open(Sink next, PipelineContext context) => new FacetSink(next, context, facets);

    private sealed class FacetSink : Sink
    {
        private readonly Sink _next;
        private readonly Branch[] _branches;
        private readonly Row _copy = new();

        public FacetSink(Sink next, PipelineContext context, IReadOnlyList<(byte[] Name, Pipeline Pipeline)> facets)
        {
            _next = next;
            _branches = [.. facets.Select(facet => new Branch(facet.Name, facet.Pipeline, context))];
        }

        public override bool Accept(Row row)
        {
            var wanted = false;
            foreach (var branch in _branches)
            {
                if (!branch.IsOpen)
                    continue;
                // Every branch may change the row.
                _copy.CopyFrom(row);
                branch.IsOpen = branch.First.Accept(_copy);
                wanted |= branch.IsOpen;
            }

            return wanted;
        }

        public override void Complete()
        {
            using var writer = new BsonBufferWriter();
            var start = writer.BeginDocument();
            foreach (var branch in _branches)
            {
                branch.First.Complete();
                RawValue.FromItems(branch.Items).WriteTo(writer, branch.Name);
            }

            writer.EndDocument(start);
            _next.Accept(new Row(RawValue.FromWriter(BsonTag.Document, writer)));
            _next.Complete();
        }

        private sealed class Branch
        {
            private long _memory;

            public Branch(byte[] name, Pipeline pipeline, PipelineContext context)
            {
                Name = name;
                First = pipeline.Open(new CollectingSink(item =>
                {
                    Items.Add(item.Detach());
                    context.CheckMemory("$facet", _memory += item.MemorySize);
                }), context);
            }

            public byte[] Name { get; }

            public Sink First { get; }

            public List<RawValue> Items { get; } = [];

            public bool IsOpen { get; set; } = true;
        }
    }
}
