using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Query.Plans;

/// <summary>Whether a partial index holds every document that a query can match.</summary>
internal static class PartialCoverage
{
    /// <param name="query">The query's conditions by path; all of them hold for what it matches.</param>
    /// <param name="partial">The filter of the index.</param>
    public static bool Holds(ILookup<string, ValuePredicate> query, Matcher partial) => partial switch
    {
        AndMatcher all => all.Parts.All(part => Holds(query, part)),
        OrMatcher any => any.Parts.Any(part => Holds(query, part)),
        PathMatcher one => query[one.Path.Text].Any(known => Implies(known, one.Predicate)),
        _ => partial.IsAlwaysTrue,
    };

    private static bool Implies(ValuePredicate known, ValuePredicate wanted) => known switch
    {
        EqualPredicate equal => Passes(equal.Operand, wanted),
        InPredicate { HasPatterns: false } many => many.Operands.Count > 0 && many.Operands.All(operand => Passes(operand, wanted)),
        OrderPredicate order => !order.Operand.IsNullish && (wanted is ExistsPredicate || (wanted is OrderPredicate wider && Implies(order, wider))),
        ExistsPredicate or TypePredicate or RegexPredicate => wanted is ExistsPredicate,
        _ => false,
    };

    private static bool Implies(OrderPredicate known, OrderPredicate wanted) =>
        known.Greater == wanted.Greater
        && known.Operand.Tag is not (BsonTag.MinKey or BsonTag.MaxKey or BsonTag.Array)
        && (wanted.Test(known.Operand) || (!known.OrEqual && known.Operand.Equals(wanted.Operand)));

    // Equality with null also takes documents without the field, and with an array also those that hold it among others.
    private static bool Passes(RawValue operand, ValuePredicate wanted) =>
        operand.IsNullish ? wanted is EqualPredicate or InPredicate && wanted.Test(operand)
        : wanted is ExistsPredicate || (!operand.IsArray && wanted is EqualPredicate or InPredicate or OrderPredicate or TypePredicate && wanted.Test(operand));
}
