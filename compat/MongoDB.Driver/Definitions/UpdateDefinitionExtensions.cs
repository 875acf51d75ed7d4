namespace MongoDB.Driver;

/// <summary>Adds further changes to an update.</summary>
public static class UpdateDefinitionExtensions
{
    public static UpdateDefinition<TDocument> Set<TDocument, TField>(this UpdateDefinition<TDocument> update, FieldDefinition<TDocument, TField> field, TField value) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.Set(field, value));

    public static UpdateDefinition<TDocument> SetOnInsert<TDocument, TField>(this UpdateDefinition<TDocument> update, FieldDefinition<TDocument, TField> field, TField value) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.SetOnInsert(field, value));

    public static UpdateDefinition<TDocument> Unset<TDocument>(this UpdateDefinition<TDocument> update, FieldDefinition<TDocument> field) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.Unset(field));

    public static UpdateDefinition<TDocument> Inc<TDocument, TField>(this UpdateDefinition<TDocument> update, FieldDefinition<TDocument, TField> field, TField value) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.Inc(field, value));

    public static UpdateDefinition<TDocument> Push<TDocument, TItem>(this UpdateDefinition<TDocument> update, FieldDefinition<TDocument> field, TItem value) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.Push(field, value));
}
