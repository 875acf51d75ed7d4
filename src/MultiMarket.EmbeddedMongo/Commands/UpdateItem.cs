using MultiMarket.EmbeddedMongo.Aggregation;
using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Query.Plans;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>One item of an update command as it came, its shape checked.</summary>
internal sealed class UpdateItem
{
    private static readonly HashSet<string> Known = ["q", "u", "multi", "upsert", "arrayFilters", "collation", "hint", "c", "upsertSupplied", "sampleId"];

    private readonly RawValue _spec;

    /// <exception cref="MongoErrorException">A field is missing, unknown or of the wrong type: then none of the command is carried out.</exception>
    public UpdateItem(ReadOnlyMemory<byte> bytes)
    {
        BsonValidation.Validate(bytes.Span);
        _spec = RawValue.Document(bytes.ToArray());
        foreach (var name in FieldNames.Of(_spec))
        {
            if (!Known.Contains(name))
                throw new MongoErrorException(40415, $"BSON field 'update.updates.{name}' is an unknown field.");
        }

        if (Required(_spec, "update.updates", "q"u8) is { IsDocument: false } query)
            throw WrongType("q", query, "object");
        Required(_spec, "update.updates", "u"u8);
        foreach (var flag in (ReadOnlySpan<string>)["multi", "upsert"])
        {
            var value = _spec.Field(flag.AsUtf8());
            if (!value.IsNullish && value.Tag != BsonTag.Boolean && !value.IsNumber)
                throw WrongType(flag, value, "bool");
        }

        if (_spec.Field("arrayFilters"u8) is { IsNullish: false, IsArray: false } filters)
            throw WrongType("arrayFilters", filters, "array");
        if (_spec.Field("c"u8) is { IsNullish: false, IsDocument: false } constants)
            throw WrongType("c", constants, "object");
        CommandRequest.CheckCollation(_spec.Field("collation"u8));
    }

    /// <param name="scope">The command's variables.</param>
    /// <param name="bind">Sets their values.</param>
    /// <param name="bypassValidation">Whether the collection's validator is not asked.</param>
    /// <exception cref="MongoErrorException">The filter or the update cannot be understood.</exception>
    public UpdateStatement Compile(VariableScope scope, Action<Variables> bind, bool bypassValidation)
    {
        var update = _spec.Field("u"u8);
        if (_spec.Field("c"u8) is { IsNullish: false } constants)
        {
            if (!update.IsArray)
                throw new MongoErrorException(51198, "Constant values may only be specified for pipeline updates");
            scope = LetVariables.AddConstants(scope, constants, ref bind);
        }

        return UpdateStatement.Create(_spec.Field("q"u8), update, _spec.Field("arrayFilters"u8), _spec.Field("multi"u8).IsTrue, _spec.Field("upsert"u8).IsTrue,
            IndexHint.Parse(_spec.Field("hint"u8)), null, scope, bind, bypassValidation);
    }

    /// <summary>A field that must be there.</summary>
    /// <exception cref="MongoErrorException">Code 40414.</exception>
    public static RawValue Required(RawValue spec, string owner, ReadOnlySpan<byte> name) => spec.Field(name) is { IsMissing: false } value
        ? value
        : throw new MongoErrorException(40414, $"BSON field '{owner}.{name.AsName()}' is missing but a required field");

    private static MongoErrorException WrongType(string field, RawValue value, string expected) =>
        MongoErrorException.TypeMismatch($"BSON field 'update.updates.{field}' is the wrong type '{value.Tag.Alias()}', expected type '{expected}'");
}
