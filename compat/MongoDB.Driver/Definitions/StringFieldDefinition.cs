using MongoDB.Bson.Serialization;

namespace MongoDB.Driver;

/// <inheritdoc cref="FieldDefinition{TDocument}"/>
public sealed class StringFieldDefinition<TDocument> : FieldDefinition<TDocument>
{
    public StringFieldDefinition(string fieldName)
    {
        ArgumentNullException.ThrowIfNull(fieldName);
        Path = fieldName;
    }

    internal override string Path { get; }
}

/// <inheritdoc cref="FieldDefinition{TDocument, TField}"/>
public sealed class StringFieldDefinition<TDocument, TField> : FieldDefinition<TDocument, TField>
{
    public StringFieldDefinition(string fieldName, IBsonSerializer<TField>? fieldSerializer = null)
    {
        ArgumentNullException.ThrowIfNull(fieldName);
        if (fieldSerializer is not null)
        {
            throw GenuinePackage.NeededFor("A serializer");
        }

        Path = fieldName;
    }

    internal override string Path { get; }
}
