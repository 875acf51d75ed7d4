using MultiMarket.EmbeddedMongo.Aggregation;
using MultiMarket.EmbeddedMongo.Aggregation.Stages;
using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Query.Plans;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>A plan as the nested stages that explain shows, the last one outermost.</summary>
/// <param name="plan">How documents are found.</param>
/// <param name="rest">What is done with them then.</param>
/// <param name="target">The command.</param>
/// <param name="execution">What it cost; null when it was not run.</param>
internal sealed class PlanText(QueryPlan plan, Pipeline rest, ExplainTarget target, ExplainExecution? execution)
{
    // Of an aggregation, only what a query can do belongs to the cursor; what follows is listed stage by stage.
    private readonly List<Stage> _stages = [.. rest.Stages
        .Where(stage => stage is not (MatchStage or CountStage or DistinctValues or RecordNumberStage))
        .TakeWhile(stage => target.Stages.Count == 0 || stage is SortStage)];

    private bool _withCounts;

    /// <summary>Writes the fields of the outermost stage.</summary>
    public void Write(BsonBufferWriter writer, bool withCounts)
    {
        _withCounts = withCounts && execution is not null;
        if (target.Root is { } root && plan is { Collection: not null, CountsOnly: false })
            WriteRoot(writer, root);
        else
            WriteFrom(writer, _stages.Count - 1);
    }

    private void WriteRoot(BsonBufferWriter writer, string root)
    {
        writer.WriteString("stage"u8, root);
        if (_withCounts)
        {
            writer.WriteInt32("nReturned"u8, 0);
            var done = execution!.Returned;
            switch (root)
            {
                case "COUNT":
                    Number(writer, "nCounted"u8, execution.Found);
                    break;
                case "DELETE":
                    Number(writer, "nWouldDelete"u8, done);
                    break;
                default:
                    Number(writer, "nMatched"u8, done);
                    Number(writer, "nWouldModify"u8, execution.Changed);
                    break;
            }
        }

        var input = writer.BeginDocument("inputStage"u8);
        WriteFrom(writer, _stages.Count - 1);
        writer.EndDocument(input);
    }

    private void WriteFrom(BsonBufferWriter writer, int at)
    {
        // How many documents a write may touch is no stage of its plan.
        if (at >= 0 && target.Root is not null && _stages[at] is LimitStage)
            at--;
        if (at < 0)
        {
            WriteSource(writer);
            return;
        }

        var stage = _stages[at];
        writer.WriteString("stage"u8, stage switch
        {
            SortStage => "SORT",
            LimitStage => "LIMIT",
            SkipStage => "SKIP",
            _ => plan.Covered ? "PROJECTION_COVERED" : "PROJECTION_DEFAULT",
        });
        if (_withCounts)
            Number(writer, "nReturned"u8, execution!.PassedOn(stage));
        if (stage is SortStage sort)
            WriteKey(writer, "sortPattern"u8, sort.Pattern);
        else if (stage is LimitStage limit)
            Number(writer, "limitAmount"u8, limit.Count);
        else if (stage is SkipStage skip)
            Number(writer, "skipAmount"u8, skip.Count);
        var input = writer.BeginDocument("inputStage"u8);
        WriteFrom(writer, at - 1);
        writer.EndDocument(input);
    }

    private void WriteSource(BsonBufferWriter writer)
    {
        if (plan.Collection is null || plan.CountsOnly)
        {
            writer.WriteString("stage"u8, plan.Collection is null ? "EOF" : "RECORD_STORE_FAST_COUNT");
            return;
        }

        if (plan.Index is not null && plan.Covered)
        {
            WriteIndexScan(writer, plan.Index);
            return;
        }

        writer.WriteString("stage"u8, plan.Index is null ? "COLLSCAN" : "FETCH");
        if (rest.Stages is [MatchStage, ..] && !target.Filter.IsMissing)
            target.Filter.WriteTo(writer, "filter"u8);
        if (_withCounts)
        {
            Number(writer, "nReturned"u8, execution!.Found);
            Number(writer, "docsExamined"u8, execution.Documents);
        }

        if (plan.Index is null)
        {
            writer.WriteString("direction"u8, plan.Reverse ? "backward" : "forward");
            return;
        }

        var scan = writer.BeginDocument("inputStage"u8);
        WriteIndexScan(writer, plan.Index);
        writer.EndDocument(scan);
    }

    private void WriteIndexScan(BsonBufferWriter writer, Storage.IndexInfo index)
    {
        writer.WriteString("stage"u8, "IXSCAN");
        if (_withCounts)
            Number(writer, "nReturned"u8, plan.Covered ? execution!.Found : execution!.Documents);
        index.Key.WriteTo(writer, "keyPattern"u8);
        writer.WriteString("indexName"u8, index.Name);
        writer.WriteBoolean("isMultiKey"u8, index.Multikey);
        writer.WriteBoolean("isUnique"u8, index.Unique);
        writer.WriteBoolean("isSparse"u8, index.Sparse);
        writer.WriteBoolean("isPartial"u8, index.Partial is not null);
        writer.WriteInt32("indexVersion"u8, 2);
        writer.WriteString("direction"u8, plan.Reverse ? "backward" : "forward");
        var bounds = writer.BeginDocument("indexBounds"u8);
        foreach (var (field, intervals) in plan.Bounds)
            RawValue.FromStrings(intervals).WriteTo(writer, field.AsUtf8());
        writer.EndDocument(bounds);
        if (_withCounts)
            Number(writer, "keysExamined"u8, execution!.Keys);
    }

    private static void Number(BsonBufferWriter writer, ReadOnlySpan<byte> name, long value) => RawValue.FromInteger(value).WriteTo(writer, name);

    private static void WriteKey(BsonBufferWriter writer, ReadOnlySpan<byte> name, KeyPattern pattern)
    {
        var key = writer.BeginDocument(name);
        foreach (var part in pattern.Parts)
            writer.WriteInt32(part.Path.Text.AsUtf8(), part.Descending ? -1 : 1);
        writer.EndDocument(key);
    }
}
