namespace MongoDB.Driver;

/// <summary>A field by its path, with the type of its value.</summary>
public abstract class FieldDefinition<TDocument, TField>
{
    private protected FieldDefinition()
    {
    }

    internal abstract string Path { get; }

    public static implicit operator FieldDefinition<TDocument, TField>(string fieldName) => new StringFieldDefinition<TDocument, TField>(fieldName);

    public static implicit operator FieldDefinition<TDocument>(FieldDefinition<TDocument, TField> field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return new StringFieldDefinition<TDocument>(field.Path);
    }
}
