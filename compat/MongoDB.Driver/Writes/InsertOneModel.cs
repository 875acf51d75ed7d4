namespace MongoDB.Driver;

/// <summary>Inserts a document.</summary>
public sealed class InsertOneModel<TDocument>(TDocument document) : WriteModel<TDocument>
{
    public TDocument Document { get; } = document;

    public override WriteModelType ModelType => WriteModelType.InsertOne;
}
