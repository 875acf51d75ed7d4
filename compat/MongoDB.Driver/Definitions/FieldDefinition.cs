namespace MongoDB.Driver;

/// <summary>A field by its path, such as <c>ingestion.fichier</c>.</summary>
public abstract class FieldDefinition<TDocument>
{
    private protected FieldDefinition()
    {
    }

    internal abstract string Path { get; }

    public static implicit operator FieldDefinition<TDocument>(string fieldName) => new StringFieldDefinition<TDocument>(fieldName);
}
