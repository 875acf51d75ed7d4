using MongoDB.Bson;
using MongoDB.Bson.Serialization;

namespace MongoDB.Driver;

/// <summary>The stages of an aggregation.</summary>
public abstract class PipelineDefinition<TInput, TOutput>
{
    private protected PipelineDefinition()
    {
    }

    internal abstract IReadOnlyList<BsonDocument> Documents { get; }

    public static implicit operator PipelineDefinition<TInput, TOutput>(BsonDocument[] stages) => stages is null ? null! : new Rendered(stages);

    public static implicit operator PipelineDefinition<TInput, TOutput>(List<BsonDocument> stages) => stages is null ? null! : new Rendered(stages);

    public static PipelineDefinition<TInput, TOutput> Create(params BsonDocument[] stages) => Create((IEnumerable<BsonDocument>)stages);

    public static PipelineDefinition<TInput, TOutput> Create(IEnumerable<BsonDocument> stages, IBsonSerializer<TOutput>? outputSerializer = null)
    {
        ArgumentNullException.ThrowIfNull(stages);
        return outputSerializer is null ? new Rendered([.. stages]) : throw GenuinePackage.NeededFor("A serializer");
    }

    /// <summary>One JSON text a stage.</summary>
    public static PipelineDefinition<TInput, TOutput> Create(params string[] stages) => Create((IEnumerable<string>)stages);

    /// <inheritdoc cref="Create(string[])"/>
    public static PipelineDefinition<TInput, TOutput> Create(IEnumerable<string> stages, IBsonSerializer<TOutput>? outputSerializer = null) =>
        Create(stages.Select(BsonDocument.Parse), outputSerializer);

    public override string ToString() => $"[{string.Join(", ", Documents)}]";

    private sealed class Rendered(IReadOnlyList<BsonDocument> documents) : PipelineDefinition<TInput, TOutput>
    {
        internal override IReadOnlyList<BsonDocument> Documents { get; } = documents;
    }
}
