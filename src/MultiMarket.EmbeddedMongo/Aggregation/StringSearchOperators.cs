using System.Text;
using System.Text.RegularExpressions;
using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Query;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>Finding and replacing in strings, by text and by regular expression.</summary>
internal static class StringSearchOperators
{
    public static void AddTo(Dictionary<string, Func<OperatorSpec, Expression>> operators)
    {
        operators["$indexOfBytes"] = spec => spec.Variadic(2, 4, values => IndexOf("$indexOfBytes", values, bytes: true));
        operators["$indexOfCP"] = spec => spec.Variadic(2, 4, values => IndexOf("$indexOfCP", values, bytes: false));
        operators["$replaceOne"] = spec => Replace(spec, all: false);
        operators["$replaceAll"] = spec => Replace(spec, all: true);
        operators["$regexMatch"] = spec => Search(spec, (regex, text) => RawValue.FromBoolean(RegexCompiler.IsMatch(regex, text)), RawValue.False);
        operators["$regexFind"] = spec => Search(spec, (regex, text) => Describe(regex.Match(text), text), RawValue.Null);
        operators["$regexFindAll"] = spec => Search(spec, (regex, text) => RawValue.FromItems([.. regex.Matches(text).TakeWhile(match => match.Index < text.Length || text.Length == 0).Select(match => Describe(match, text))]), RawValue.EmptyArray);
    }

    private static RawValue IndexOf(string name, RawValue[] values, bool bytes)
    {
        if (values[0].IsNullish)
            return RawValue.Null;
        if (!values[0].IsString)
            throw new MongoErrorException(bytes ? 40091 : 40093, $"{name} requires a string as the first argument, found: {values[0].Tag.Alias()}");
        if (!values[1].IsString)
            throw new MongoErrorException(bytes ? 40092 : 40094, $"{name} requires a string as the second argument, found: {values[1].Tag.Alias()}");

        var units = Units(values[0].String, bytes);
        var wanted = Units(values[1].String, bytes);
        var start = values.Length > 2 ? Position(name, values[2], "starting") : 0;
        var end = values.Length > 3 ? Math.Min(Position(name, values[3], "ending"), units.Count) : units.Count;
        for (var i = start; i + wanted.Count <= end; i++)
        {
            if (units.Skip((int)i).Take(wanted.Count).SequenceEqual(wanted))
                return RawValue.FromInt32((int)i);
        }

        return RawValue.FromInt32(-1);
    }

    private static List<int> Units(string text, bool bytes) =>
        bytes ? [.. text.AsUtf8().Select(b => (int)b)] : [.. text.EnumerateRunes().Select(rune => rune.Value)];

    private static long Position(string name, RawValue value, string what)
    {
        if (!value.IsNumber || !value.TryGetWhole(out var position))
            throw new MongoErrorException(40096, $"{name} requires an integral {what} index, found a value of type: {value.Tag.Alias()}, with value: {ShellText.Of(value)}");
        return position >= 0 ? position : throw new MongoErrorException(40097, $"{name} requires a nonnegative {what} index, found: {position}");
    }

    private static ControlExpression Replace(OperatorSpec spec, bool all)
    {
        spec.Named(51751, $"{spec.Name} requires an object as an argument, found: {spec.Operand.Tag.Alias()}", 51750, $"{spec.Name} found an unknown argument: ", "input", "find", "replacement");
        var input = spec.Required("input"u8, 51749, $"{spec.Name} requires 'input' to be specified");
        var find = spec.Required("find"u8, 51748, $"{spec.Name} requires 'find' to be specified");
        var replacement = spec.Required("replacement"u8, 51747, $"{spec.Name} requires 'replacement' to be specified");
        return new ControlExpression(row =>
        {
            RawValue text = input.Evaluate(row), wanted = find.Evaluate(row), substitute = replacement.Evaluate(row);
            Check(spec.Name, "input", 51746, text);
            Check(spec.Name, "find", 51745, wanted);
            Check(spec.Name, "replacement", 51744, substitute);
            if (text.IsNullish || wanted.IsNullish || substitute.IsNullish)
                return RawValue.Null;

            var (haystack, needle, other) = (text.String, wanted.String, substitute.String);
            if (needle.Length == 0)
                return RawValue.FromString(all ? other + string.Concat(haystack.EnumerateRunes().Select(rune => rune + other)) : other + haystack);
            if (all)
                return RawValue.FromString(haystack.Replace(needle, other, StringComparison.Ordinal));
            var at = haystack.IndexOf(needle, StringComparison.Ordinal);
            return at < 0 ? text : RawValue.FromString(string.Concat(haystack.AsSpan(0, at), other, haystack.AsSpan(at + needle.Length)));
        });
    }

    private static void Check(string name, string argument, int code, RawValue value)
    {
        if (!value.IsString && !value.IsNullish)
            throw new MongoErrorException(code, $"{name} requires that '{argument}' be a string, found: {ShellText.Of(value)}");
    }

    private static ControlExpression Search(OperatorSpec spec, Func<Regex, string, RawValue> answer, RawValue nothing)
    {
        if (!spec.Operand.IsDocument)
            throw new MongoErrorException(51103, $"{spec.Name} expects an object of named arguments but found: {spec.Operand.Tag.Alias()}");
        if (FieldNames.Of(spec.Operand).Exists(name => name is not ("input" or "regex" or "options")))
            throw new MongoErrorException(31024, $"{spec.Name} found unknown option(s)");
        var input = spec.Required("input"u8, 31022, $"{spec.Name} requires 'input' parameter");
        var regex = spec.Required("regex"u8, 31023, $"{spec.Name} requires 'regex' parameter");
        var options = spec.Optional("options"u8);
        var compiled = regex.Constant is not null && (options is null || options.Constant is not null)
            ? Compile(spec.Name, regex.Constant.Value, options?.Constant ?? default)
            : null;
        return new ControlExpression(row =>
        {
            var text = input.Evaluate(row);
            if (!text.IsNullish && !text.IsString)
                throw new MongoErrorException(51104, $"{spec.Name} needs 'input' to be of type string");
            var expression = compiled ?? Compile(spec.Name, regex.Evaluate(row), options?.Evaluate(row) ?? default);
            return text.IsNullish || expression is null ? nothing : Guard(() => answer(expression, text.String));
        });
    }

    private static RawValue Guard(Func<RawValue> search)
    {
        try
        {
            return search();
        }
        catch (RegexMatchTimeoutException e)
        {
            throw new MongoErrorException(MongoErrorCode.MaxTimeMSExpired, $"the regular expression '{e.Pattern}' took longer than {e.MatchTimeout.TotalSeconds:0} s on one string");
        }
    }

    private static Regex? Compile(string name, RawValue regex, RawValue options)
    {
        if (!options.IsNullish && !options.IsString)
            throw new MongoErrorException(51106, $"{name} needs 'options' to be of type string");
        var letters = options.IsNullish ? "" : options.String;
        if (regex.IsNullish)
            return null;
        if (regex.IsString)
            return RegexCompiler.Compile(regex.String, letters, 51111);
        if (regex.Tag != BsonTag.Regex)
            throw new MongoErrorException(51105, $"{name} needs 'regex' to be of type string or regex");
        var own = regex.View.RegexOptions.AsName();
        if (own.Length > 0 && letters.Length > 0)
            throw new MongoErrorException(51107, $"{name} found regex option(s) specified in both 'regex' and 'option' fields");
        return RegexCompiler.Compile(regex.View.RegexPattern.AsName(), own + letters, 51111);
    }

    private static RawValue Describe(Match match, string text)
    {
        if (!match.Success)
            return RawValue.Null;
        using var writer = new BsonBufferWriter();
        var start = writer.BeginDocument();
        writer.WriteString("match"u8, match.Value);
        writer.WriteInt32("idx"u8, text.AsSpan(0, match.Index).EnumerateRunes().Count());
        var captures = writer.BeginArray("captures"u8);
        for (var i = 1; i < match.Groups.Count; i++)
            (match.Groups[i].Success ? RawValue.FromString(match.Groups[i].Value) : RawValue.Null).WriteTo(writer, i - 1);
        writer.EndDocument(captures);
        writer.EndDocument(start);
        return RawValue.FromWriter(BsonTag.Document, writer);
    }

    private static int Count(this SpanRuneEnumerator runes)
    {
        var count = 0;
        foreach (var _ in runes)
            count++;
        return count;
    }
}
