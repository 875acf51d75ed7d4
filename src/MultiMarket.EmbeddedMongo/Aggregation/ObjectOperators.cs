using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>Documents as values: $mergeObjects, $objectToArray, $getField, $setField and $unsetField.</summary>
internal static class ObjectOperators
{
    public static void AddTo(Dictionary<string, Func<OperatorSpec, Expression>> operators)
    {
        operators["$mergeObjects"] = spec => spec.Variadic(0, int.MaxValue, Merge);
        operators["$objectToArray"] = spec => spec.Unary(ToArray);
        operators["$getField"] = GetField;
        operators["$setField"] = spec => SetField(spec, isUnset: false);
        operators["$unsetField"] = spec => SetField(spec, isUnset: true);
    }

    private static RawValue Merge(RawValue[] values)
    {
        if (values.Length == 1 && values[0].IsArray)
            values = [.. values[0].ToItems()];
        var row = new Row(RawValue.EmptyDocument);
        foreach (var value in values)
            MergeInto(row, value);
        return row.ToDocument();
    }

    /// <summary>Sets every field of a document; null is nothing to merge.</summary>
    public static void MergeInto(Row row, RawValue value)
    {
        if (value.IsNullish)
            return;
        if (!value.IsDocument)
            throw new MongoErrorException(40400, $"$mergeObjects requires object inputs, but input {ShellText.Of(value)} is of type {value.Tag.Alias()}");
        var elements = value.Elements;
        while (elements.MoveNext())
            row.Set(elements.Name.ToArray(), value.At(elements));
    }

    private static RawValue ToArray(RawValue document)
    {
        if (document.IsNullish)
            return RawValue.Null;
        if (!document.IsDocument)
            throw new MongoErrorException(40390, $"$objectToArray requires a document input, found: {document.Tag.Alias()}");
        using var writer = new BsonBufferWriter();
        var start = writer.BeginDocument();
        var count = 0;
        var elements = document.Elements;
        while (elements.MoveNext())
        {
            var pair = writer.BeginDocument(count++);
            writer.WriteString("k"u8, elements.Name);
            writer.WriteValue("v"u8, elements.Value);
            writer.EndDocument(pair);
        }

        writer.EndDocument(start);
        return RawValue.FromWriter(BsonTag.Array, writer);
    }

    private static ControlExpression GetField(OperatorSpec spec)
    {
        var named = spec.Operand.IsDocument && !Query.FieldOperators.IsOperators(spec.Operand);
        if (named && FieldNames.Of(spec.Operand).Find(name => name is not ("field" or "input")) is { } unknown)
            throw new MongoErrorException(3041701, $"$getField found an unknown argument: {unknown}");
        var field = FieldName(spec, named ? spec.Operand.Field("field"u8) : spec.Operand, 3041702, 5654600, 5654601, 5654602);
        var input = named && spec.Optional("input"u8) is { } source ? source : new RootExpression();
        return new ControlExpression(row =>
        {
            var document = input.Evaluate(row);
            return document.IsNullish ? (document.IsMissing ? document : RawValue.Null) : document.Field(field);
        });
    }

    private static ControlExpression SetField(OperatorSpec spec, bool isUnset)
    {
        spec.Named(4161100, $"{spec.Name} only supports an object as its argument", 4161101, $"{spec.Name} found an unknown argument: ", isUnset ? ["field", "input"] : ["field", "input", "value"]);
        var field = FieldName(spec, spec.Operand.Field("field"u8), 4161102, 4161108, 4161106, 4161107);
        var value = isUnset ? new ConstantExpression(RawValue.Missing) : spec.Required("value"u8, 4161103, $"{spec.Name} requires 'value' to be specified");
        var input = spec.Required("input"u8, 4161109, $"{spec.Name} requires 'input' to be specified");
        return new ControlExpression(row =>
        {
            var document = input.Evaluate(row);
            if (document.IsNullish)
                return RawValue.Null;
            if (!document.IsDocument)
                throw new MongoErrorException(4161105, $"{spec.Name} requires 'input' to evaluate to type Object");
            var changed = new Row(document);
            changed.Set(field, value.Evaluate(row));
            return changed.ToDocument();
        });
    }

    /// <summary>The field's name, which must be constant; $literal writes names that start with a dollar.</summary>
    private static byte[] FieldName(OperatorSpec spec, RawValue value, int missingCode, int pathCode, int constantCode, int typeCode)
    {
        if (value.IsMissing)
            throw new MongoErrorException(missingCode, $"{spec.Name} requires 'field' to be specified");
        if (value.IsString && value.Text.Length > 0 && value.Text[0] == '$')
            throw new MongoErrorException(pathCode, $"'{value.String}' is a field path reference which is not allowed in this context. Did you mean {{$literal: '{value.String}'}}?");
        var name = spec.Parse(value).Constant ?? throw new MongoErrorException(constantCode, $"{spec.Name} requires 'field' to evaluate to a constant, but got a non-constant argument");
        return name.IsString ? name.Text.ToArray() : throw new MongoErrorException(typeCode, $"{spec.Name} requires 'field' to evaluate to type String, but got {name.Tag.Alias()}");
    }
}
