using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Makes updates.</summary>
public sealed class UpdateDefinitionBuilder<TDocument>
{
    public UpdateDefinition<TDocument> Set<TField>(FieldDefinition<TDocument, TField> field, TField value) => Operator("$set", field.Path, BsonValue.Create(value));

    /// <summary>Sets the field only where the update inserts a document.</summary>
    public UpdateDefinition<TDocument> SetOnInsert<TField>(FieldDefinition<TDocument, TField> field, TField value) => Operator("$setOnInsert", field.Path, BsonValue.Create(value));

    public UpdateDefinition<TDocument> Unset(FieldDefinition<TDocument> field) => Operator("$unset", field.Path, 1);

    public UpdateDefinition<TDocument> Inc<TField>(FieldDefinition<TDocument, TField> field, TField value) => Operator("$inc", field.Path, BsonValue.Create(value));

    public UpdateDefinition<TDocument> Max<TField>(FieldDefinition<TDocument, TField> field, TField value) => Operator("$max", field.Path, BsonValue.Create(value));

    public UpdateDefinition<TDocument> Min<TField>(FieldDefinition<TDocument, TField> field, TField value) => Operator("$min", field.Path, BsonValue.Create(value));

    public UpdateDefinition<TDocument> Push<TItem>(FieldDefinition<TDocument> field, TItem value) => Operator("$push", field.Path, BsonValue.Create(value));

    public UpdateDefinition<TDocument> Combine(params UpdateDefinition<TDocument>[] updates) => Combine((IEnumerable<UpdateDefinition<TDocument>>)updates);

    public UpdateDefinition<TDocument> Combine(IEnumerable<UpdateDefinition<TDocument>> updates)
    {
        var combined = new BsonDocument();
        foreach (var element in updates.SelectMany(update => update.Value.AsBsonDocument))
        {
            if (combined.TryGetValue(element.Name, out var fields))
            {
                fields.AsBsonDocument.Merge(element.Value.AsBsonDocument, overwriteExistingElements: true);
            }
            else
            {
                combined.Add(element.DeepClone());
            }
        }

        return combined;
    }

    private static BsonDocument Operator(string name, string path, BsonValue value) => new(name, new BsonDocument(path, value));
}
