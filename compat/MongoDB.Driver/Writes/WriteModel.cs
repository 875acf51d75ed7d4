namespace MongoDB.Driver;

/// <summary>One request of a bulk write.</summary>
public abstract class WriteModel<TDocument>
{
    private protected WriteModel()
    {
    }

    public abstract WriteModelType ModelType { get; }
}
