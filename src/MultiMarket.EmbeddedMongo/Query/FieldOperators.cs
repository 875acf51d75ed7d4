using MultiMarket.EmbeddedMongo.Aggregation;
using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Query;

/// <summary>Compiles what stands behind a field name in a filter: a value, or a document of operators.</summary>
internal static class FieldOperators
{
    public static void Parse(List<Matcher> parts, FieldPath path, RawValue operand, VariableScope? variables)
    {
        if (IsOperators(operand))
            ParseOperators(parts, path, operand, variables);
        else if (operand.Tag == BsonTag.Regex)
            parts.Add(new PathMatcher(path, OfRegex(operand)));
        else
            parts.Add(new PathMatcher(path, Equal(operand)));
    }

    /// <summary>Compiles operators into a test of one value, for array filters and $pull.</summary>
    public static Func<RawValue, bool> ParseItemTest(RawValue operand)
    {
        var parts = new List<Matcher>();
        ParseOperators(parts, new FieldPath("item"), operand, null);
        var all = new AndMatcher([.. parts]);
        return item =>
        {
            var row = new Row(RawValue.EmptyDocument);
            row.Set(ItemName, item);
            return all.Matches(row);
        };
    }

    /// <summary>A document whose first name starts with a dollar, a DBRef excepted.</summary>
    public static bool IsOperators(RawValue operand)
    {
        if (!operand.IsDocument)
            return false;
        var elements = operand.Elements;
        return elements.MoveNext() && elements.Name.Length > 0 && elements.Name[0] == '$'
            && !elements.Name.SequenceEqual("$ref"u8) && !elements.Name.SequenceEqual("$id"u8);
    }

    private static readonly byte[] ItemName = "item"u8.ToArray();

    private static void ParseOperators(List<Matcher> parts, FieldPath path, RawValue operators, VariableScope? variables)
    {
        var elements = operators.Elements;
        while (elements.MoveNext())
        {
            var name = elements.Name.AsName();
            var operand = operators.At(elements);
            parts.Add(ParseOperator(path, name, operand, operators, variables));
        }
    }

    private static Matcher ParseOperator(FieldPath path, string name, RawValue operand, RawValue siblings, VariableScope? variables) => name switch
    {
        "$eq" => new PathMatcher(path, operand.Tag == BsonTag.Regex ? new EqualPredicate(operand) : Equal(operand)),
        "$ne" => operand.Tag == BsonTag.Regex
            ? throw MongoErrorException.BadValue("Can't have regex as arg to $ne.")
            : new NotMatcher(new PathMatcher(path, Equal(operand))),
        "$gt" => Order(path, operand, greater: true, orEqual: false),
        "$gte" => Order(path, operand, greater: true, orEqual: true),
        "$lt" => Order(path, operand, greater: false, orEqual: false),
        "$lte" => Order(path, operand, greater: false, orEqual: true),
        "$in" => new PathMatcher(path, In(name, operand)),
        "$nin" => new NotMatcher(new PathMatcher(path, In(name, operand))),
        "$exists" => operand.IsTrue ? new PathMatcher(path, new ExistsPredicate()) : new NotMatcher(new PathMatcher(path, new ExistsPredicate())),
        "$type" => new PathMatcher(path, new TypePredicate(TypeNames.Parse(operand))),
        "$size" => new PathMatcher(path, Size(operand)),
        "$mod" => new PathMatcher(path, Mod(operand)),
        "$not" => new NotMatcher(Negated(path, operand, variables)),
        "$all" => All(path, operand, variables),
        "$elemMatch" => new PathMatcher(path, ParseElemMatch(operand)),
        "$regex" => new PathMatcher(path, Regex(operand, siblings.Field("$options"u8))),
        "$options" => siblings.Field("$regex"u8).IsMissing ? throw MongoErrorException.BadValue("$options needs a $regex") : new ConstantMatcher(true),
        "$bitsAllSet" or "$bitsAllClear" or "$bitsAnySet" or "$bitsAnyClear" => new PathMatcher(path, BitsPredicate.Parse(name, operand)),
        "$geoWithin" or "$geoIntersects" or "$near" or "$nearSphere" or "$within" => throw MongoErrorException.NotImplemented(name),
        _ => throw MongoErrorException.BadValue($"unknown operator: {name}"),
    };

    private static EqualPredicate Equal(RawValue operand) => operand.Tag == BsonTag.Undefined
        ? throw MongoErrorException.BadValue("cannot compare to undefined")
        : new EqualPredicate(operand);

    private static PathMatcher Order(FieldPath path, RawValue operand, bool greater, bool orEqual) => operand.Tag == BsonTag.Regex
        ? throw MongoErrorException.BadValue($"Can't have RegEx as arg to predicate over field '{path}'.")
        : new PathMatcher(path, new OrderPredicate(operand, greater, orEqual));

    private static InPredicate In(string name, RawValue operand)
    {
        if (!operand.IsArray)
            throw MongoErrorException.BadValue($"{name} needs an array");
        var items = operand.ToItems();
        if (items.Any(IsOperators))
            throw MongoErrorException.BadValue($"cannot nest $ under {name}");
        return new InPredicate([.. items.Where(i => i.Tag != BsonTag.Regex)], [.. items.Where(i => i.Tag == BsonTag.Regex).Select(OfRegex)]);
    }

    private static SizePredicate Size(RawValue operand)
    {
        if (!operand.IsNumber)
            throw MongoErrorException.FailedToParse($"Failed to parse $size. Expected a number in: $size: {ShellText.Of(operand)}");
        if (!operand.TryGetWhole(out var size))
            throw MongoErrorException.FailedToParse($"Failed to parse $size. Expected an integer: $size: {ShellText.Of(operand)}");
        return size >= 0 ? new SizePredicate(size) : throw MongoErrorException.FailedToParse($"Failed to parse $size. Expected a non-negative number in: $size: {size}");
    }

    private static ModPredicate Mod(RawValue operand)
    {
        if (!operand.IsArray)
            throw MongoErrorException.BadValue("malformed mod, needs to be an array");
        var items = operand.ToItems();
        if (items.Count != 2)
            throw MongoErrorException.BadValue(items.Count < 2 ? "malformed mod, not enough elements" : "malformed mod, too many elements");
        if (!items[0].IsNumber)
            throw MongoErrorException.BadValue("malformed mod, divisor not a number");
        if (!items[1].IsNumber)
            throw MongoErrorException.BadValue("malformed mod, remainder not a number");
        var divisor = Whole(items[0], "divisor");
        return divisor != 0 ? new ModPredicate(divisor, Whole(items[1], "remainder")) : throw MongoErrorException.BadValue("divisor cannot be 0");
    }

    private static long Whole(RawValue number, string what) =>
        number.IsInteger ? number.Int64
        : double.IsFinite(number.ToDouble()) ? (long)Math.Truncate(number.ToDouble())
        : throw MongoErrorException.BadValue($"malformed mod, {what} value is invalid");

    private static Matcher Negated(FieldPath path, RawValue operand, VariableScope? variables)
    {
        if (operand.Tag == BsonTag.Regex)
            return new PathMatcher(path, OfRegex(operand));
        if (!operand.IsDocument)
            throw MongoErrorException.BadValue("$not needs a regex or a document");
        if (!operand.Elements.MoveNext())
            throw MongoErrorException.BadValue("$not cannot be empty");
        if (!IsOperators(operand))
            throw MongoErrorException.BadValue($"unknown operator: {FirstName(operand)}");
        var parts = new List<Matcher>();
        ParseOperators(parts, path, operand, variables);
        return new AndMatcher([.. parts]);
    }

    private static Matcher All(FieldPath path, RawValue operand, VariableScope? variables)
    {
        if (!operand.IsArray)
            throw MongoErrorException.BadValue("$all needs an array");
        var items = operand.ToItems();
        if (items.Count == 0)
            return new ConstantMatcher(false);
        var elements = IsElemMatch(items[0]);
        var parts = new List<Matcher>();
        foreach (var item in items)
        {
            if (elements && !IsElemMatch(item))
                throw MongoErrorException.BadValue("$all/$elemMatch has to be consistent");
            if (!elements && IsOperators(item))
                throw MongoErrorException.BadValue("no $ expressions in $all");
            Parse(parts, path, item, variables);
        }

        return new AndMatcher([.. parts]);
    }

    private static bool IsElemMatch(RawValue item) => IsOperators(item) && FirstName(item) == "$elemMatch";

    /// <summary>Compiles what stands behind $elemMatch: operators on the item itself, or a filter on its fields.</summary>
    public static ElementPredicate ParseElemMatch(RawValue operand)
    {
        if (!operand.IsDocument)
            throw MongoErrorException.BadValue("$elemMatch needs an Object");
        if (IsOperators(operand) && FirstName(operand) is not ("$and" or "$or" or "$nor" or "$expr"))
        {
            var parts = new List<Matcher>();
            ParseOperators(parts, new FieldPath("item"), operand, null);
            return new ElementPredicate(item => parts.TrueForAll(part => part.MatchesItem(item)));
        }

        var matcher = MatchParser.Parse(operand, isNested: true);
        return new ElementPredicate(item => item.IsDocument ? matcher.Matches(item) : item.IsArray && matcher.Matches(AsDocument(item)));
    }

    /// <summary>An array inside an array is matched like a document whose names are the positions.</summary>
    private static RawValue AsDocument(RawValue array)
    {
        var bytes = array.Bytes.ToArray();
        return RawValue.Document(bytes);
    }

    private static RegexPredicate Regex(RawValue operand, RawValue options)
    {
        if (!options.IsMissing && !options.IsString)
            throw MongoErrorException.BadValue("$options has to be a string");
        if (operand.IsString)
            return new RegexPredicate(operand.String, options.IsMissing ? "" : options.String);
        if (operand.Tag != BsonTag.Regex)
            throw MongoErrorException.BadValue("$regex has to be a string");
        var own = operand.View.RegexOptions.AsName();
        if (own.Length > 0 && !options.IsMissing)
            throw new MongoErrorException(51074, "options set in both $regex and $options");
        return new RegexPredicate(operand.View.RegexPattern.AsName(), options.IsMissing ? own : options.String);
    }

    private static RegexPredicate OfRegex(RawValue regex) => new(regex.View.RegexPattern.AsName(), regex.View.RegexOptions.AsName());

    private static string FirstName(RawValue document)
    {
        var elements = document.Elements;
        return elements.MoveNext() ? elements.Name.AsName() : "";
    }
}
