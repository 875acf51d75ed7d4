using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Makes filters.</summary>
public sealed class FilterDefinitionBuilder<TDocument>
{
    public FilterDefinition<TDocument> Empty => FilterDefinition<TDocument>.Empty;

    public FilterDefinition<TDocument> And(params FilterDefinition<TDocument>[] filters) => And((IEnumerable<FilterDefinition<TDocument>>)filters);

    public FilterDefinition<TDocument> And(IEnumerable<FilterDefinition<TDocument>> filters) => FilterComposition.And(filters.Select(filter => filter.Document));

    public FilterDefinition<TDocument> Or(params FilterDefinition<TDocument>[] filters) => Or((IEnumerable<FilterDefinition<TDocument>>)filters);

    public FilterDefinition<TDocument> Or(IEnumerable<FilterDefinition<TDocument>> filters) => FilterComposition.Or(filters.Select(filter => filter.Document));

    public FilterDefinition<TDocument> Eq<TField>(FieldDefinition<TDocument, TField> field, TField value)
    {
        var mapped = BsonValue.Create(value);
        // A regular expression as a bare value would be searched with instead of compared to.
        return mapped.IsBsonRegularExpression ? Operator(field, "$eq", mapped) : new BsonDocument(field.Path, mapped);
    }

    public FilterDefinition<TDocument> Ne<TField>(FieldDefinition<TDocument, TField> field, TField value) => Operator(field, "$ne", BsonValue.Create(value));

    public FilterDefinition<TDocument> Gt<TField>(FieldDefinition<TDocument, TField> field, TField value) => Operator(field, "$gt", BsonValue.Create(value));

    public FilterDefinition<TDocument> Gte<TField>(FieldDefinition<TDocument, TField> field, TField value) => Operator(field, "$gte", BsonValue.Create(value));

    public FilterDefinition<TDocument> Lt<TField>(FieldDefinition<TDocument, TField> field, TField value) => Operator(field, "$lt", BsonValue.Create(value));

    public FilterDefinition<TDocument> Lte<TField>(FieldDefinition<TDocument, TField> field, TField value) => Operator(field, "$lte", BsonValue.Create(value));

    public FilterDefinition<TDocument> In<TField>(FieldDefinition<TDocument, TField> field, IEnumerable<TField> values) => Operator(field, "$in", new BsonArray((System.Collections.IEnumerable)values));

    public FilterDefinition<TDocument> Nin<TField>(FieldDefinition<TDocument, TField> field, IEnumerable<TField> values) => Operator(field, "$nin", new BsonArray((System.Collections.IEnumerable)values));

    public FilterDefinition<TDocument> Exists(FieldDefinition<TDocument> field, bool exists = true) => new BsonDocument(field.Path, new BsonDocument("$exists", exists));

    public FilterDefinition<TDocument> Regex(FieldDefinition<TDocument> field, BsonRegularExpression regex) => new BsonDocument(field.Path, regex);

    private static BsonDocument Operator<TField>(FieldDefinition<TDocument, TField> field, string name, BsonValue value) =>
        new(field.Path, new BsonDocument(name, value));
}
