using FsCheck;
using FsCheck.Fluent;

namespace MultiMarket.EmbeddedMongo.Tests.Properties;

/// <summary>Random documents, filters and indexes over a few fields with few values, so that they meet often. All are JSON texts, as a failing case prints them.</summary>
internal static class GeneratedDocuments
{
    /// <summary>A value of any type.</summary>
    public static Gen<string> Value { get; } = Gen.Frequency((12, Scalar), (1, Array));

    private static Gen<string> Scalar => Gen.Frequency(
        (6, Number),
        (3, Gen.Elements("\"x\"", "\"y\"", "\"\"")),
        (2, Gen.Elements("null", "true", "false")),
        (1, Gen.Elements("""{"$date": "2024-03-31T00:30:00Z"}""", """{"e": 1}""", """{"e": {"f": 2}}""", "{}")));

    private static Gen<string> Array => Gen.Elements("[]", "[1, 2]", "[2, \"x\"]", "[[1], 3]", "[null]", """[{"q": 1}, {"q": 3, "n": 2}]""", """[{"e": 2}, {"e": "x"}]""");

    private static Gen<string> Number => Gen.OneOf(
        Gen.Choose(-1, 4).Select(n => $"{n}"),
        Gen.Elements("""{"$numberLong": "2"}""", "2.0", "2.5", "-0.0", """{"$numberDecimal": "2.50"}""", """{"$numberDecimal": "3"}""", """{"$numberDouble": "NaN"}"""));

    /// <summary>At most one field of a document holds an array, since no order is defined over two.</summary>
    public static Gen<string> Document(int id) =>
        from array in Gen.Elements("a", "b", "d", "l", "l", "l", "")
        from a in Field("a", array == "a" ? Array : Scalar)
        from b in Field("b", array == "b" ? Array : Scalar)
        from c in Field("c", Number)
        from d in Field("d", array == "d" ? Gen.OneOf(Array, Array.Select(Inside)) : Gen.OneOf(Scalar.Select(Inside), Scalar))
        from l in Field("l", array == "l" ? Gen.OneOf(Items, Items, Array) : Scalar)
        select $$$$"""{"_id": {{{{id}}}}{{{{a}}}}{{{{b}}}}{{{{c}}}}{{{{d}}}}{{{{l}}}}}""";

    public static Gen<string[]> Documents(int atMost) =>
        from count in Gen.Choose(0, atMost)
        from documents in Gen.CollectToArray(Enumerable.Range(1, count), Document)
        select documents;

    /// <summary>A condition on one field, or several joined by operators.</summary>
    /// <param name="depth">How deep they may be nested.</param>
    /// <param name="paths">Fields that the conditions are mostly on.</param>
    public static Gen<string> Filter(int depth, params string[] paths)
    {
        var condition = Condition(paths);
        return depth == 0 ? condition : Gen.Frequency(
            (4, condition),
            (4, from left in condition from right in Filter(depth - 1, paths) select $$$$"""{"$and": [{{{{left}}}}, {{{{right}}}}]}"""),
            (1, from left in condition from right in Filter(depth - 1, paths) select $$$$"""{"$or": [{{{{left}}}}, {{{{right}}}}]}"""),
            (1, from inner in Filter(depth - 1, paths) select $$$$"""{"$nor": [{{{{inner}}}}]}"""),
            (1, Gen.Constant("{}")));
    }

    public static Gen<string> Index { get; } = Gen.Frequency(
        (6, Key.Select(key => Specification(key, ""))),
        (1, Key.Select(key => Specification(key, """, "unique": true"""))),
        (1, Key.Select(key => Specification(key, """, "sparse": true"""))),
        (1, Key.Select(key => Specification(key, """, "partialFilterExpression": {"a": {"$gt": 1}}"""))));

    public static Gen<string> Order { get; } =
        from key in Key
        from direction in Direction
        select string.Concat(key.AsSpan(0, key.Length - 1), $", \"_id\": {direction}}}");

    private static string Inside(string value) => $"{{\"e\": {value}}}";

    private static Gen<string> Direction => Gen.Elements("1", "-1");

    /// <summary>One to three fields. At most one of those below the same array, which every document could refuse.</summary>
    private static Gen<string> Key =>
        from plain in Gen.Shuffle("a", "b", "c", "d.e")
        from list in Gen.Elements("l", "l.q", "l.q", "")
        from place in Gen.Choose(0, 1)
        from count in Gen.Frequency((4, Gen.Constant(1)), (3, Gen.Constant(2)), (1, Gen.Constant(3)))
        from directions in Gen.ArrayOf(Direction, 3)
        let fields = list.Length == 0 ? plain : [.. plain[..place], list, .. plain[place..]]
        select $"{{{string.Join(", ", fields.Take(count).Select((path, i) => $"\"{path}\": {directions[i]}"))}}}";

    private static Gen<string> Items =>
        from count in Gen.Choose(0, 3)
        from items in Gen.ArrayOf(from q in Number from n in Gen.Choose(0, 3) select $$$$"""{"q": {{{{q}}}}, "n": {{{{n}}}}}""", count)
        select $"[{string.Join(", ", items)}]";

    private static Gen<string> Condition(string[] paths) =>
        from path in Gen.Frequency((paths.Length == 0 ? 0 : 6, Gen.Elements([.. paths, "a"])), (3, Gen.Elements("a", "b", "c", "d.e", "l", "l.q", "_id", "l.0.q", "d")))
        from condition in Gen.Frequency((3, Range), (3, Comparison), (2, Other))
        select $$$$"""{"{{{{path}}}}": {{{{condition}}}}}""";

    /// <summary>Two bounds on one field are what plans get wrong: over an array, different items may meet them.</summary>
    private static Gen<string> Range =>
        from low in Number
        from high in Number
        from range in Gen.Elements(
            $$$$"""{"$gt": {{{{low}}}}, "$lt": {{{{high}}}}}""", $$$$"""{"$gte": {{{{low}}}}, "$lt": {{{{high}}}}}""", $$$$"""{"$gte": {{{{low}}}}, "$lte": {{{{high}}}}}""")
        select range;

    private static Gen<string> Comparison =>
        from value in Value
        from other in Value
        from comparison in Gen.Elements(
            value, $$$$"""{"$gt": {{{{value}}}}}""", $$$$"""{"$gte": {{{{value}}}}}""", $$$$"""{"$lt": {{{{value}}}}}""", $$$$"""{"$lte": {{{{value}}}}}""",
            $$$$"""{"$in": [{{{{value}}}}, {{{{other}}}}]}""", $$$$"""{"$gt": {{{{value}}}}, "$lt": {{{{other}}}}}""", $$$$"""{"$in": [{{{{value}}}}, {{{{other}}}}], "$gte": {{{{other}}}}}""")
        select comparison;

    private static Gen<string> Other =>
        from value in Value
        from other in Value
        from condition in Gen.Elements(
            $$$$"""{"$nin": [{{{{value}}}}, {{{{other}}}}]}""", $$$$"""{"$ne": {{{{value}}}}}""", """{"$exists": true}""", """{"$exists": false}""",
            """{"$type": ["number", "array"]}""", """{"$size": 2}""", $$$$"""{"$not": {"$gt": {{{{value}}}}}}""", $$$$"""{"$all": [{{{{value}}}}, {{{{other}}}}]}""",
            $$$$"""{"$elemMatch": {"$gt": {{{{value}}}}}}""", $$$$"""{"$elemMatch": {"q": {{{{value}}}}}}""")
        select condition;

    private static Gen<string> Field(string name, Gen<string> value) => Gen.Frequency((5, value.Select(text => $", \"{name}\": {text}")), (1, Gen.Constant("")));

    private static string Specification(string key, string options) =>
        $$$$"""{"key": {{{{key}}}}, "name": "{{{{(key + options).Replace("\"", "", StringComparison.Ordinal).Replace("$", "", StringComparison.Ordinal)}}}}"{{{{options}}}}}""";
}
