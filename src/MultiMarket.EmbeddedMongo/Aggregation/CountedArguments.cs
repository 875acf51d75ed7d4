using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>The arguments of $firstN, $lastN, $minN and $maxN: an input and how many of it are wanted.</summary>
internal static class CountedArguments
{
    public static (Expression Count, Expression Input) Parse(OperatorSpec spec)
    {
        spec.Named(
            spec.Name is "$minN" or "$maxN" ? 5787900 : 5787801, $"specification must be an object; found {spec.Name}: {ShellText.Of(spec.Operand)}",
            5787901, "Unknown argument for 'n' operator: ", "input", "n");
        return (spec.Required("n"u8, 5787906, "Missing value for 'n'"), spec.Required("input"u8, 5787907, "Missing value for 'input'"));
    }

    /// <exception cref="MongoErrorException">It is no positive whole number.</exception>
    public static int Count(RawValue n)
    {
        if (!n.IsNumber)
            throw new MongoErrorException(5787902, $"Value for 'n' must be of integral type, but found {ShellText.Of(n)}");
        if (!n.TryGetWhole(out var count))
            throw new MongoErrorException(5787903, $"Value for 'n' must be of integral type, but found {ShellText.Of(n)}");
        return count > 0 ? (int)Math.Min(count, int.MaxValue) : throw new MongoErrorException(5787908, $"'n' must be greater than 0, found {count}");
    }
}
