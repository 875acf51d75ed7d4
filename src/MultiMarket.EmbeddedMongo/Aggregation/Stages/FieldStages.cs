using MultiMarket.EmbeddedMongo.Aggregation.Projections;
using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation.Stages;

/// <summary>$project, $addFields, $set, $unset, $replaceRoot and $replaceWith.</summary>
internal static class FieldStages
{
    public static Stage Project(RawValue spec, VariableScope scope)
    {
        var projection = ProjectionParser.ParseStage(spec, scope);
        var reads = FieldDependencies.OfExpression(spec);
        foreach (var child in projection.Root.Children)
            reads.Add(child.Name.AsName());
        return new TransformStage(
            row =>
            {
                row.Reset(projection.Apply(row));
                return true;
            },
            reads,
            closes: !projection.KeepsOthers);
    }

    public static Stage AddFields(string name, RawValue spec, VariableScope scope)
    {
        if (!spec.IsDocument)
            throw new MongoErrorException(40272, $"{name} specification stage must be an object, got {spec.Tag.Alias()}");
        if (!spec.Elements.MoveNext())
            throw new MongoErrorException(40177, $"Invalid {name} :: caused by :: specification must have at least one field");
        var root = new ProjectionNode();
        try
        {
            AddFields(root, spec, scope, prefix: null);
        }
        catch (MongoErrorException e)
        {
            // Two paths of which one contains the other have a code of their own here.
            throw new MongoErrorException(e.Code is 31249 or 31250 ? 40176 : e.Code, e.InContext($"Invalid {name}").Message);
        }

        var projection = new Projection(root, keepsOthers: true);
        var reads = FieldDependencies.OfExpression(spec);
        foreach (var child in root.Children.Where(child => child.Nested is not null))
            reads.Add(child.Name.AsName());
        var sets = root.Children.Where(child => child.Nested is null).Select(child => child.Name.AsName()).ToHashSet();
        return new TransformStage(Transform, reads, sets);

        bool Transform(Row row)
        {
            // All fields are computed from the document as it came in.
            var values = new RawValue[root.Children.Count];
            for (var i = 0; i < values.Length; i++)
            {
                var child = root.Children[i];
                values[i] = child.Value is not null ? child.Value.Evaluate(row) : projection.ApplyNested(OrEmpty(row.Field(child.Name)), child.Nested!, row);
            }

            for (var i = 0; i < values.Length; i++)
                row.Set(root.Children[i].Name, values[i]);
            return true;
        }
    }

    public static Stage Unset(RawValue spec)
    {
        var names = spec.IsString ? [spec] : spec.IsArray ? spec.ToItems() : throw new MongoErrorException(31002, "$unset specification must be a string or an array");
        if (names.Count == 0)
            throw new MongoErrorException(31119, "$unset specification must be a string or an array with at least one field");
        var root = new ProjectionNode();
        foreach (var name in names)
        {
            if (!name.IsString)
                throw new MongoErrorException(31120, "$unset specification must be a string or an array containing only string values");
            if (name.Text.Length == 0)
                throw new MongoErrorException(40352, "Invalid $unset :: caused by :: FieldPath cannot be constructed with empty string");
            ExpressionParser.CheckPath(name.String);
            root.Add(new FieldPath(name.String), FieldAction.Exclude);
        }

        var projection = new Projection(root, keepsOthers: true);
        return new TransformStage(Transform, new FieldDependencies());

        bool Transform(Row row)
        {
            foreach (var child in root.Children)
            {
                var value = row.Field(child.Name);
                if (!value.IsMissing)
                    row.Set(child.Name, child.Nested is null ? default : projection.ApplyNested(value, child.Nested, row));
            }

            return true;
        }
    }

    public static Stage ReplaceWith(RawValue expression, VariableScope scope) => Replace("'replacement document'", expression, scope);

    private static TransformStage Replace(string what, RawValue expression, VariableScope scope)
    {
        var root = ExpressionParser.Parse(expression, scope);
        return new TransformStage(Transform, FieldDependencies.OfExpression(expression), closes: true);

        bool Transform(Row row)
        {
            var document = root.Evaluate(row);
            if (!document.IsDocument)
                throw new MongoErrorException(40228, $"{what} must evaluate to an object, but resulting value was: {(document.IsMissing ? "MISSING" : ShellText.Of(document))}. Type of resulting value: '{document.Tag.Alias()}'. Input document: {ShellText.Of(row.ToDocument())}");
            row.Reset(document);
            return true;
        }
    }

    public static Stage ReplaceRoot(RawValue spec, VariableScope scope)
    {
        if (!spec.IsDocument)
            throw new MongoErrorException(40229, $"expected an object as specification for $replaceRoot stage, got {spec.Tag.Alias()}");
        if (FieldNames.Of(spec).Find(name => name != "newRoot") is { } unknown)
            throw new MongoErrorException(40230, $"unrecognized option to $replaceRoot stage: {unknown}, only valid option is 'newRoot'.");
        var root = spec.Field("newRoot"u8);
        if (root.IsMissing)
            throw new MongoErrorException(40231, "no newRoot specified for the $replaceRoot stage");
        return Replace("'newRoot' expression ", root, scope);
    }

    private static void AddFields(ProjectionNode root, RawValue spec, VariableScope scope, string? prefix)
    {
        var fields = FieldNames.AndValues(spec);
        if (fields.Count == 0 && prefix is not null)
            throw new MongoErrorException(40180, $"an empty object is not a valid value. Found empty object at path {prefix}");
        foreach (var (name, value) in fields)
        {
            if (name.StartsWith('$') && prefix is not null)
                throw new MongoErrorException(40181, $"an expression specification must contain exactly one field, the name of the expression. Found {fields.Count} fields in {ShellText.Of(spec)}");
            if (name.Contains('.', StringComparison.Ordinal) && prefix is not null)
                throw new MongoErrorException(40183, $"cannot use dotted field name '{name}' in a sub object");
            if (name.Length == 0)
                throw new MongoErrorException(40352, "FieldPath cannot be constructed with empty string");
            ExpressionParser.CheckPath(name);
            var path = prefix is null ? name : $"{prefix}.{name}";
            if (value.IsDocument && (!Query.FieldOperators.IsOperators(value) || FieldNames.Of(value).Count > 1))
                AddFields(root, value, scope, path);
            else
                root.Add(new FieldPath(path), FieldAction.Compute, ExpressionParser.Parse(value, scope));
        }
    }

    private static RawValue OrEmpty(RawValue value) => value.IsMissing ? RawValue.EmptyDocument : value;
}
