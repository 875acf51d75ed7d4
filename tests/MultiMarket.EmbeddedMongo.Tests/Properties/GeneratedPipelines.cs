using FsCheck;
using FsCheck.Fluent;

namespace MultiMarket.EmbeddedMongo.Tests.Properties;

/// <summary>
/// Random pipelines over <see cref="GeneratedDocuments"/> whose result is defined: whatever depends on the order of the
/// documents stands behind a sort that leaves none undecided.
/// </summary>
internal static class GeneratedPipelines
{
    /// <summary>Orders any two documents that differ, as long as they keep their <c>_id</c>.</summary>
    public const string TotalOrder = """{"$sort": {"_id": 1, "a": -1, "b": 1, "c": 1, "d": 1, "l": 1, "n": 1}}""";

    public static Gen<string[]> Pipeline { get; } =
        from count in Gen.Choose(1, 5)
        from parts in Gen.ArrayOf(Part, count)
        select parts.SelectMany(part => part).ToArray();

    private static Gen<string[]> Part => Gen.Frequency(
        (4, GeneratedDocuments.Filter(1).Select(filter => Stages($$$$"""{"$match": {{{{filter}}}}}"""))),
        (2, Field.Select(path => Stages($$$$"""{"$match": {"$expr": {"$gt": ["{{{{path}}}}", 1]}}}"""))),
        (2, Gen.Elements(Stages("""{"$project": {"a": 1, "l.q": 1}}"""), Stages("""{"$project": {"b": 0, "d.e": 0}}"""), Stages("""{"$project": {"c": 1, "s": {"$ifNull": ["$a", "none"]}, "l": 1}}"""))),
        (2, Field.Select(path => Stages($$$$"""{"$addFields": {"s": {"$cond": [{"$isNumber": "{{{{path}}}}"}, {"$multiply": ["{{{{path}}}}", 2]}, "{{{{path}}}}"]}}}"""))),
        (1, Field.Select(path => Stages($$$$"""{"$set": {"a": {"$type": "{{{{path}}}}"}, "d.n": "{{{{path}}}}"}}"""))),
        (1, Gen.Elements(Stages("""{"$unset": "b"}"""), Stages("""{"$unset": ["l.q", "a"]}"""), Stages("""{"$unset": "d.e"}"""))),
        (2, GeneratedDocuments.Order.Select(order => Stages($$$$"""{"$sort": {{{{order}}}}}"""))),
        (3, Cut),
        (2, Gen.Elements(
            Stages("""{"$unwind": "$l"}"""),
            Stages("""{"$unwind": {"path": "$l", "includeArrayIndex": "n", "preserveNullAndEmptyArrays": true}}"""),
            Stages("""{"$unwind": "$a"}"""))),
        (2, Group),
        (1, Gen.Elements(Stages("""{"$count": "n"}"""), Stages("""{"$replaceRoot": {"newRoot": {"_id": "$_id", "a": "$c", "l": "$l"}}}"""))));

    private static Gen<string> Field => Gen.Elements("$a", "$b", "$c", "$d.e", "$l.q", "$n", "$s");

    /// <summary>A limit and a skip, of which it matters which documents they meet.</summary>
    private static Gen<string[]> Cut =>
        from skip in Gen.Choose(0, 4)
        from limit in Gen.Choose(1, 12)
        from cut in Gen.Elements(
            Stages(TotalOrder, $$$$"""{"$limit": {{{{limit}}}}}"""),
            Stages(TotalOrder, $$$$"""{"$skip": {{{{skip}}}}}""", $$$$"""{"$limit": {{{{limit}}}}}"""),
            Stages(TotalOrder, $$$$"""{"$limit": {{{{limit}}}}}""", $$$$"""{"$skip": {{{{skip}}}}}"""))
        select cut;

    private static Gen<string[]> Group =>
        from key in Gen.Elements("\"$a\"", "\"$c\"", "null", """{"x": "$a", "y": "$d.e"}""", """{"$type": "$b"}""")
        from path in Field
        from accumulators in Gen.Elements(
            Stages($$$$"""{"$group": {"_id": {{{{key}}}}, "n": {"$sum": 1}, "s": {"$max": "{{{{path}}}}"}}}"""),
            Stages($$$$"""{"$group": {"_id": {{{{key}}}}, "n": {"$count": {}}, "s": {"$min": "{{{{path}}}}"}}}"""),
            Stages(TotalOrder, $$$$"""{"$group": {"_id": {{{{key}}}}, "s": {"$push": "{{{{path}}}}"}, "a": {"$first": "{{{{path}}}}"}, "b": {"$last": "$_id"}}}"""),
            Stages(TotalOrder, $$$$"""{"$group": {"_id": {{{{key}}}}, "b": {"$top": {"output": "$_id", "sortBy": {"c": -1, "_id": 1}}}, "s": {"$firstN": {"input": "{{{{path}}}}", "n": 2}}, "c": {"$sum": "$c"}}}"""))
        select accumulators;

    private static string[] Stages(params string[] stages) => stages;
}
