using MultiMarket.EmbeddedMongo.Aggregation.Projections;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation.Stages;

/// <summary>$setWindowFields: fields computed from neighbouring documents of a sorted partition.</summary>
internal sealed class WindowStage(Expression? partitionBy, KeyPattern? sortBy, IReadOnlyList<(FieldPath Path, WindowFunction Function)> output) : Stage
{
    public static Stage Parse(RawValue spec, VariableScope scope)
    {
        if (!spec.IsDocument)
            throw MongoErrorException.FailedToParse($"the $setWindowFields stage specification must be an object, found {Bson.BsonTags.Alias(spec.Tag)}");
        foreach (var name in FieldNames.Of(spec))
        {
            if (name is not ("partitionBy" or "sortBy" or "output"))
                throw new MongoErrorException(40415, $"BSON field '$setWindowFields.{name}' is an unknown field.");
        }

        var output = spec.Field("output"u8);
        if (output.IsMissing)
            throw new MongoErrorException(40414, "BSON field '$setWindowFields.output' is missing but a required field");
        var sort = spec.Field("sortBy"u8);
        foreach (var (name, value) in (ReadOnlySpan<(string, RawValue)>)[("output", output), ("sortBy", sort)])
        {
            if (!value.IsMissing && !value.IsDocument)
                throw MongoErrorException.TypeMismatch($"BSON field '$setWindowFields.{name}' is the wrong type '{Bson.BsonTags.Alias(value.Tag)}', expected type 'object'");
        }

        var pattern = sort.IsDocument && sort.Elements.MoveNext() ? SortKey.Parse(sort) : null;
        var partition = spec.Field("partitionBy"u8);
        var functions = FieldNames.AndValues(output).ConvertAll(field =>
        {
            ExpressionParser.CheckPath(field.Name);
            return (new FieldPath(field.Name), WindowFunctionParser.Parse(field.Name, field.Value, pattern, scope));
        });
        return new WindowStage(partition.IsMissing ? null : ExpressionParser.Parse(partition, scope), pattern, functions);
    }

    public override Sink Open(Sink next, PipelineContext context) => new WindowSink(next, context, partitionBy, sortBy, output);

    private sealed class WindowSink(Sink next, PipelineContext context, Expression? partitionBy, KeyPattern? sortBy, IReadOnlyList<(FieldPath Path, WindowFunction Function)> output) : Sink
    {
        private readonly Dictionary<RawValue, List<WindowEntry>> _partitions = [];
        private readonly KeyExtractor? _extractor = sortBy is null ? null : new KeyExtractor(sortBy);
        private long _memory;

        public override bool Accept(Row row)
        {
            var document = row.ToDocument();
            var key = partitionBy?.Evaluate(row) ?? RawValue.Null;
            if (key.IsArray)
                throw MongoErrorException.TypeMismatch("An expression used to partition cannot evaluate to value of type array");
            key = key.IsMissing ? RawValue.Null : key.Detach();
            if (!_partitions.TryGetValue(key, out var partition))
                _partitions[key] = partition = [];
            var entry = new WindowEntry(document.Detach(), _extractor is null ? [] : SortKey.Of(_extractor, document));
            partition.Add(entry);
            context.CheckMemory("$setWindowFields", _memory += document.MemorySize + entry.SortKey.Length + 64);
            return true;
        }

        public override void Complete()
        {
            foreach (var (_, entries) in _partitions.OrderBy(partition => partition.Key))
            {
                if (!Push(entries))
                    break;
            }

            next.Complete();
        }

        private bool Push(List<WindowEntry> entries)
        {
            var sorted = entries.OrderBy(entry => entry.SortKey, Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b))).ToList();
            var columns = output.Select(field => field.Function(sorted, context.Variables)).ToList();
            var row = new Row { Variables = context.Variables };
            for (var i = 0; i < sorted.Count; i++)
            {
                row.Reset(sorted[i].Document);
                for (var column = 0; column < columns.Count; column++)
                    Set(row, output[column].Path, columns[column][i]);
                if (!next.Accept(row))
                    return false;
            }

            return true;
        }

        /// <summary>Sets a field as $addFields does.</summary>
        private static void Set(Row row, FieldPath path, RawValue value)
        {
            if (path.Count == 1)
            {
                row.Set(path.First, value);
                return;
            }

            var node = new ProjectionNode();
            node.Add(path, FieldAction.Compute, new ConstantExpression(value));
            var top = row.Field(path.First);
            row.Set(path.First, new Projection(node, keepsOthers: true).ApplyNested(top.IsMissing ? RawValue.EmptyDocument : top, node.Find(path.First)!.Nested!, row));
        }
    }
}

/// <summary>A document of a partition with the bytes by which it is sorted.</summary>
internal sealed record WindowEntry(RawValue Document, byte[] SortKey);

/// <summary>Computes one output field for all documents of a sorted partition.</summary>
internal delegate RawValue[] WindowFunction(IReadOnlyList<WindowEntry> partition, Variables variables);
