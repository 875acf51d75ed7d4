using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>Dates to and from text, and calendar arithmetic.</summary>
internal static class DateOperators
{
    private static readonly ConstantExpression Utc = new(RawValue.FromString("UTC"));
    private static readonly ConstantExpression One = new(RawValue.FromInt32(1));
    private static readonly ConstantExpression Sunday = new(RawValue.FromString("sunday"));

    public static void AddTo(Dictionary<string, Func<OperatorSpec, Expression>> operators)
    {
        operators["$dateToString"] = ToText;
        operators["$dateFromString"] = FromText;
        operators["$dateTrunc"] = Truncate;
        operators["$dateAdd"] = spec => Add(spec, 1);
        operators["$dateSubtract"] = spec => Add(spec, -1);
        operators["$dateDiff"] = Difference;
    }

    private static ControlExpression ToText(OperatorSpec spec)
    {
        spec.Named("format", "date", "timezone", "onNull");
        var date = spec.Required("date"u8);
        var zone = spec.Optional("timezone"u8);
        var onNull = spec.Optional("onNull"u8);
        var format = spec.Optional("format"u8) ?? new ConstantExpression(RawValue.FromString(zone is null ? "%Y-%m-%dT%H:%M:%S.%LZ" : "%Y-%m-%dT%H:%M:%S.%L"));
        if (format.Constant is { IsString: true } constant)
            DateFormat.Check(constant.String);
        return new ControlExpression(row =>
        {
            var layout = format.Evaluate(row);
            if (!layout.IsNullish && !layout.IsString)
                throw new MongoErrorException(18533, $"$dateToString requires that 'format' be a string, found: {layout.Tag.Alias()} with value {ShellText.Of(layout)}");
            var actual = Dates.Zone((zone ?? Utc).Evaluate(row));
            var value = date.Evaluate(row);
            if (value.IsNullish)
                return onNull?.Evaluate(row) ?? RawValue.Null;
            if (layout.IsNullish || actual is null)
                return RawValue.Null;
            if (format.Constant is null)
                DateFormat.Check(layout.String);
            return RawValue.FromString(DateFormat.Format(Dates.Milliseconds(value), layout.String, actual));
        });
    }

    private static ControlExpression FromText(OperatorSpec spec)
    {
        spec.Named("dateString", "format", "timezone", "onError", "onNull");
        var text = spec.Required("dateString"u8);
        var format = spec.Optional("format"u8);
        var zone = spec.Optional("timezone"u8) ?? Utc;
        var onError = spec.Optional("onError"u8);
        var onNull = spec.Optional("onNull"u8);
        return new ControlExpression(row =>
        {
            var value = text.Evaluate(row);
            if (value.IsNullish)
                return onNull?.Evaluate(row) ?? RawValue.Null;
            var actual = Dates.Zone(zone.Evaluate(row));
            var layout = format?.Evaluate(row) ?? RawValue.Missing;
            if (actual is null || (format is not null && layout.IsNullish))
                return RawValue.Null;
            if (value.IsString && (layout.IsMissing ? DateParsing.TryParse(value.String, actual, out var date) : DateParsing.TryParse(value.String, layout.String, actual, out date)))
                return RawValue.FromDateTime(date);
            if (onError is not null)
                return onError.Evaluate(row);
            throw new MongoErrorException(MongoErrorCode.ConversionFailure, value.IsString
                ? $"Error parsing date string '{value.String}'"
                : $"$dateFromString requires that 'dateString' be a string, found: {value.Tag.Alias()} with value {ShellText.Of(value)}");
        });
    }

    private static ControlExpression Truncate(OperatorSpec spec)
    {
        spec.Named("date", "unit", "binSize", "timezone", "startOfWeek");
        var date = spec.Required("date"u8);
        var unit = spec.Required("unit"u8);
        var bin = spec.Optional("binSize"u8) ?? One;
        var zone = spec.Optional("timezone"u8) ?? Utc;
        var start = spec.Optional("startOfWeek"u8) ?? Sunday;
        return new ControlExpression(row =>
        {
            RawValue value = date.Evaluate(row), unitValue = unit.Evaluate(row), binValue = bin.Evaluate(row), startValue = start.Evaluate(row);
            var actual = Dates.Zone(zone.Evaluate(row));
            if (value.IsNullish || unitValue.IsNullish || binValue.IsNullish || startValue.IsNullish || actual is null)
                return RawValue.Null;
            if (!binValue.IsNumber || !binValue.TryGetWhole(out var size))
                throw new MongoErrorException(5439017, $"$dateTrunc requires 'binSize' to be a 64-bit integer, but got value '{ShellText.Of(binValue)}' of type {binValue.Tag.Alias()}");
            if (size <= 0)
                throw new MongoErrorException(5439018, $"$dateTrunc requires 'binSize' to be greater than 0, but got value {size}");
            return RawValue.FromDateTime(DateUnits.Truncate(Date(spec, value), DateUnits.Parse(unitValue), size, actual, DateUnits.ParseDay(startValue)));
        });
    }

    private static ControlExpression Add(OperatorSpec spec, int sign)
    {
        spec.Named("startDate", "unit", "amount", "timezone");
        var date = spec.Required("startDate"u8);
        var unit = spec.Required("unit"u8);
        var amount = spec.Required("amount"u8);
        var zone = spec.Optional("timezone"u8) ?? Utc;
        return new ControlExpression(row =>
        {
            RawValue value = date.Evaluate(row), unitValue = unit.Evaluate(row), amountValue = amount.Evaluate(row);
            var actual = Dates.Zone(zone.Evaluate(row));
            if (value.IsNullish || unitValue.IsNullish || amountValue.IsNullish || actual is null)
                return RawValue.Null;
            if (!amountValue.IsNumber || !amountValue.TryGetWhole(out var count))
                throw new MongoErrorException(5166405, $"{spec.Name} expects integer amount of time units");
            return RawValue.FromDateTime(DateUnits.Add(Date(spec, value), DateUnits.Parse(unitValue), sign * count, actual));
        });
    }

    private static ControlExpression Difference(OperatorSpec spec)
    {
        spec.Named("startDate", "endDate", "unit", "timezone", "startOfWeek");
        var from = spec.Required("startDate"u8);
        var to = spec.Required("endDate"u8);
        var unit = spec.Required("unit"u8);
        var zone = spec.Optional("timezone"u8) ?? Utc;
        var start = spec.Optional("startOfWeek"u8) ?? Sunday;
        return new ControlExpression(row =>
        {
            RawValue first = from.Evaluate(row), last = to.Evaluate(row), unitValue = unit.Evaluate(row), startValue = start.Evaluate(row);
            var actual = Dates.Zone(zone.Evaluate(row));
            if (first.IsNullish || last.IsNullish || unitValue.IsNullish || startValue.IsNullish || actual is null)
                return RawValue.Null;
            return RawValue.FromInt64(DateUnits.Distance(Date(spec, first), Date(spec, last), DateUnits.Parse(unitValue), actual, DateUnits.ParseDay(startValue)));
        });
    }

    private static long Date(OperatorSpec spec, RawValue value) => value.Tag is BsonTag.DateTime or BsonTag.Timestamp or BsonTag.ObjectId
        ? Dates.Milliseconds(value)
        : throw new MongoErrorException(5439012, $"{spec.Name} requires a date, but got {value.Tag.Alias()}");
}
