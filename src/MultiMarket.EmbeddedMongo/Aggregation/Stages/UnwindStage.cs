using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation.Stages;

/// <summary>$unwind: one document for every item of an array. The document itself is not copied; each item lies over it.</summary>
internal sealed class UnwindStage(FieldPath path, FieldPath? indexField, bool preserveEmpty) : Stage
{
    public override FieldDependencies Reads
    {
        get
        {
            var reads = new FieldDependencies();
            reads.Add(path.Text);
            if (indexField is { Count: > 1 })
                reads.Add(indexField.Text);
            return reads;
        }
    }

    public override bool IsPerDocument => true;

    public static UnwindStage Parse(RawValue spec)
    {
        var text = spec;
        FieldPath? index = null;
        var preserve = false;
        if (spec.IsDocument)
        {
            text = default;
            foreach (var (name, value) in FieldNames.AndValues(spec))
            {
                switch (name)
                {
                    case "path":
                        text = value.IsString ? value : throw new MongoErrorException(28808, $"expected a string as the path for $unwind stage, got {value.Tag.Alias()}");
                        break;
                    case "preserveNullAndEmptyArrays":
                        preserve = value.Tag == BsonTag.Boolean ? value.Boolean : throw new MongoErrorException(28809, $"expected a boolean for the preserveNullAndEmptyArrays option to $unwind stage, got {value.Tag.Alias()}");
                        break;
                    case "includeArrayIndex":
                        if (!value.IsString || value.Text.Length == 0)
                            throw new MongoErrorException(28810, "expected a non-empty string for the includeArrayIndex option to $unwind stage");
                        index = value.Text[0] != '$' ? new FieldPath(value.String) : throw new MongoErrorException(28822, $"includeArrayIndex option to $unwind stage should not be prefixed with a '$': {value.String}");
                        break;
                    default:
                        throw new MongoErrorException(28811, $"unrecognized option to $unwind stage: {name}");
                }
            }

            if (text.IsMissing)
                throw new MongoErrorException(28812, "no path specified to $unwind stage");
        }
        else if (!spec.IsString)
        {
            throw new MongoErrorException(15981, $"expected either a string or an object as specification for $unwind stage, got {spec.Tag.Alias()}");
        }

        if (text.Text.Length < 2 || text.Text[0] != '$')
            throw new MongoErrorException(28818, $"path option to $unwind stage should be prefixed with a '$': {text.String}");
        ExpressionParser.CheckPath(text.String[1..]);
        return new UnwindStage(new FieldPath(text.String[1..]), index, preserve);
    }

    public override Sink Open(Sink next, PipelineContext context) => new UnwindSink(next, path, indexField, preserveEmpty);

    private sealed class UnwindSink(Sink next, FieldPath path, FieldPath? indexField, bool preserveEmpty) : Sink
    {
        private readonly Row _item = new();

        public override bool Accept(Row row)
        {
            var top = row.Field(path.First);
            var value = path.Follow(top, 1);
            if (value.IsArray)
            {
                var index = 0L;
                var items = value.Elements;
                while (items.MoveNext())
                {
                    if (!Push(row, top, value.At(items), RawValue.FromInt64(index++)))
                        return false;
                }

                return index > 0 || !preserveEmpty || Push(row, top, default, RawValue.Null);
            }

            if (value.IsNullish)
                return !preserveEmpty || Push(row, top, value, RawValue.Null);
            return Push(row, top, value, RawValue.Null);
        }

        public override void Complete() => next.Complete();

        private bool Push(Row row, RawValue top, RawValue item, RawValue index)
        {
            _item.CopyFrom(row);
            if (path.Count == 1)
                _item.Set(path.First, item);
            else if (!top.IsMissing)
                _item.Set(path.First, Nested(top, item, 1));
            if (indexField is not null)
                _item.SetPath(indexField, index);
            return next.Accept(_item);
        }

        /// <summary>The document at one level of the path with the array below it replaced by one item.</summary>
        private RawValue Nested(RawValue level, RawValue item, int depth)
        {
            if (!level.IsDocument)
                return level;
            var changed = new Row(level);
            var inner = level.Field(path[depth]);
            if (depth == path.Count - 1)
                changed.Set(path[depth], item);
            else if (!inner.IsMissing)
                changed.Set(path[depth], Nested(inner, item, depth + 1));
            return changed.ToDocument();
        }
    }
}
