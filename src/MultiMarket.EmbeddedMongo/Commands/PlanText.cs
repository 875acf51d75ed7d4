using MultiMarket.EmbeddedMongo.Aggregation;
using MultiMarket.EmbeddedMongo.Aggregation.Stages;
using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Query.Plans;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>A plan as the nested stages that explain shows, the last one outermost.</summary>
internal static class PlanText
{
    /// <summary>Writes the fields of the outermost stage.</summary>
    public static void Write(BsonBufferWriter writer, QueryPlan plan, Pipeline rest, bool onlyPerDocument)
    {
        var stages = rest.Stages.Where(stage => stage is not MatchStage).TakeWhile(stage => !onlyPerDocument || stage is SortStage).ToList();
        WriteFrom(writer, plan, rest, stages, stages.Count - 1);
    }

    private static void WriteFrom(BsonBufferWriter writer, QueryPlan plan, Pipeline rest, List<Stage> stages, int at)
    {
        if (at < 0)
        {
            WriteSource(writer, plan, rest);
            return;
        }

        switch (stages[at])
        {
            case SortStage sort:
                writer.WriteString("stage"u8, "SORT");
                WriteKey(writer, "sortPattern"u8, sort.Pattern);
                break;
            case LimitStage limit:
                writer.WriteString("stage"u8, "LIMIT");
                RawValue.FromInteger(limit.Count).WriteTo(writer, "limitAmount"u8);
                break;
            case SkipStage skip:
                writer.WriteString("stage"u8, "SKIP");
                RawValue.FromInteger(skip.Count).WriteTo(writer, "skipAmount"u8);
                break;
            default:
                writer.WriteString("stage"u8, plan.Covered ? "PROJECTION_COVERED" : "PROJECTION_DEFAULT");
                break;
        }

        var input = writer.BeginDocument("inputStage"u8);
        WriteFrom(writer, plan, rest, stages, at - 1);
        writer.EndDocument(input);
    }

    private static void WriteSource(BsonBufferWriter writer, QueryPlan plan, Pipeline rest)
    {
        if (plan.Collection is null)
        {
            writer.WriteString("stage"u8, "EOF");
            return;
        }

        if (plan.CountsOnly)
        {
            writer.WriteString("stage"u8, "RECORD_STORE_FAST_COUNT");
            return;
        }

        var filtered = rest.Stages is [MatchStage, ..];
        if (plan.Index is null)
        {
            writer.WriteString("stage"u8, "COLLSCAN");
            writer.WriteBoolean("filtered"u8, filtered);
            writer.WriteString("direction"u8, plan.Reverse ? "backward" : "forward");
            return;
        }

        if (plan.Covered)
        {
            WriteIndexScan(writer, plan);
            return;
        }

        writer.WriteString("stage"u8, "FETCH");
        writer.WriteBoolean("filtered"u8, filtered);
        var scan = writer.BeginDocument("inputStage"u8);
        WriteIndexScan(writer, plan);
        writer.EndDocument(scan);
    }

    private static void WriteIndexScan(BsonBufferWriter writer, QueryPlan plan)
    {
        var index = plan.Index!;
        writer.WriteString("stage"u8, "IXSCAN");
        index.Key.WriteTo(writer, "keyPattern"u8);
        writer.WriteString("indexName"u8, index.Name);
        writer.WriteBoolean("isMultiKey"u8, index.Multikey);
        writer.WriteBoolean("isUnique"u8, index.Unique);
        writer.WriteBoolean("isSparse"u8, index.Sparse);
        writer.WriteBoolean("isPartial"u8, index.Partial is not null);
        writer.WriteString("direction"u8, plan.Reverse ? "backward" : "forward");
        writer.WriteInt32("boundedFields"u8, plan.BoundFields);
        writer.WriteInt32("ranges"u8, plan.Ranges.Count);
    }

    private static void WriteKey(BsonBufferWriter writer, ReadOnlySpan<byte> name, KeyPattern pattern)
    {
        var key = writer.BeginDocument(name);
        foreach (var part in pattern.Parts)
            writer.WriteInt32(part.Path.Text.AsUtf8(), part.Descending ? -1 : 1);
        writer.EndDocument(key);
    }
}
