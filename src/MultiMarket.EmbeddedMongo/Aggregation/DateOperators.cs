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
        spec.Named(18629, 18534, "format", "date", "timezone", "onNull");
        var date = spec.Required("date"u8, 18628);
        var zone = spec.Optional("timezone"u8);
        var onNull = spec.Optional("onNull"u8);
        var format = spec.Optional("format"u8) ?? new ConstantExpression(RawValue.FromString("%Y-%m-%dT%H:%M:%S.%LZ"));
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
        spec.Named(
            40540, $"$dateFromString only supports an object as an argument, found: {spec.Operand.Tag.Alias()}",
            40541, "Unrecognized argument to $dateFromString: ", "dateString", "format", "timezone", "onError", "onNull");
        var text = spec.Required("dateString"u8, 40542, "Missing 'dateString' argument to $dateFromString");
        var format = spec.Optional("format"u8);
        var zone = spec.Optional("timezone"u8) ?? Utc;
        var onError = spec.Optional("onError"u8);
        var onNull = spec.Optional("onNull"u8);
        if (format?.Constant is { IsString: true } constant)
            DateFormatParsing.Check(constant.String);
        return new ControlExpression(row =>
        {
            var value = text.Evaluate(row);
            var layout = format?.Evaluate(row) ?? RawValue.Missing;
            if (!layout.IsNullish && !layout.IsString)
                throw new MongoErrorException(40684, $"$dateFromString requires that 'format' be a string, found: {layout.Tag.Alias()} with value {ShellText.Of(layout)}");
            if (layout.IsString && format?.Constant is null)
                DateFormatParsing.Check(layout.String);
            var actual = Dates.Zone(zone.Evaluate(row));
            if (value.IsNullish)
                return onNull?.Evaluate(row) ?? RawValue.Null;
            if (actual is null || (format is not null && layout.IsNullish))
                return RawValue.Null;
            if (value.IsString && (layout.IsMissing ? DateParsing.TryParse(value.String, actual, out var date) : DateFormatParsing.TryParse(value.String, layout.String, actual, out date)))
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
        spec.Named(5439007, 5439008, "date", "unit", "binSize", "timezone", "startOfWeek");
        var date = spec.Required("date"u8, 5439009);
        var unit = spec.Required("unit"u8, 5439010);
        var bin = spec.Optional("binSize"u8) ?? One;
        var zone = spec.Optional("timezone"u8) ?? Utc;
        var start = spec.Optional("startOfWeek"u8) ?? Sunday;
        return new ControlExpression(row =>
        {
            RawValue value = date.Evaluate(row), unitValue = unit.Evaluate(row), binValue = bin.Evaluate(row), startValue = WeekStart(start, unitValue, row);
            var actual = Dates.Zone(zone.Evaluate(row));
            if (value.IsNullish || unitValue.IsNullish || binValue.IsNullish || startValue.IsNullish || actual is null)
                return RawValue.Null;
            if (!binValue.IsNumber || !binValue.TryGetWhole(out var size))
                throw new MongoErrorException(5439017, $"$dateTrunc requires 'binSize' to be a 64-bit integer, but got value '{ShellText.Of(binValue)}' of type {binValue.Tag.Alias()}");
            if (size <= 0)
                throw new MongoErrorException(5439018, $"$dateTrunc requires 'binSize' to be greater than 0, but got value {size}");
            return RawValue.FromDateTime(DateUnits.Truncate(
                Date(spec.Name, "date", 5439012, value), DateUnits.Parse(spec.Name, unitValue), size, actual, DateUnits.ParseDay(spec.Name, startValue)));
        });
    }

    private static ControlExpression Add(OperatorSpec spec, int sign)
    {
        spec.Named(
            5166400, $"{spec.Name} expects an object as its argument.found type:{spec.Operand.Tag.Alias()}",
            5166401, $"{spec.Name} expects the arguments startDate, unit, amount, and optionally timezone; unrecognized argument: ", "startDate", "unit", "amount", "timezone");
        var incomplete = $"{spec.Name} requires startDate, unit, and amount to be present";
        var date = spec.Required("startDate"u8, 5166402, incomplete);
        var unit = spec.Required("unit"u8, 5166402, incomplete);
        var amount = spec.Required("amount"u8, 5166402, incomplete);
        var zone = spec.Optional("timezone"u8) ?? Utc;
        return new ControlExpression(row =>
        {
            RawValue value = date.Evaluate(row), unitValue = unit.Evaluate(row), amountValue = amount.Evaluate(row);
            var actual = Dates.Zone(zone.Evaluate(row));
            if (value.IsNullish || unitValue.IsNullish || amountValue.IsNullish || actual is null)
                return RawValue.Null;
            if (value.Tag is not (BsonTag.DateTime or BsonTag.Timestamp or BsonTag.ObjectId))
                throw new MongoErrorException(5166403, $"{spec.Name} requires startDate to be convertible to a date");
            if (!unitValue.IsString)
                throw new MongoErrorException(5166404, $"{spec.Name} expects string defining the time unit");
            if (!amountValue.IsNumber || !amountValue.TryGetWhole(out var count))
                throw new MongoErrorException(5166405, $"{spec.Name} expects integer amount of time units");
            if (sign < 0 && count == long.MinValue)
                throw new MongoErrorException(6045000, $"invalid {spec.Name} 'amount' parameter value: {count}");
            return RawValue.FromDateTime(DateUnits.Add(Dates.Milliseconds(value), DateUnits.Parse(unitValue.String), sign * count, actual));
        });
    }

    private static ControlExpression Difference(OperatorSpec spec)
    {
        spec.Named(5166301, 5166302, "startDate", "endDate", "unit", "timezone", "startOfWeek");
        var from = spec.Required("startDate"u8, 5166303);
        var to = spec.Required("endDate"u8, 5166304);
        var unit = spec.Required("unit"u8, 5166305);
        var zone = spec.Optional("timezone"u8) ?? Utc;
        var start = spec.Optional("startOfWeek"u8) ?? Sunday;
        return new ControlExpression(row =>
        {
            RawValue first = from.Evaluate(row), last = to.Evaluate(row), unitValue = unit.Evaluate(row), startValue = WeekStart(start, unitValue, row);
            var actual = Dates.Zone(zone.Evaluate(row));
            if (first.IsNullish || last.IsNullish || unitValue.IsNullish || startValue.IsNullish || actual is null)
                return RawValue.Null;
            return RawValue.FromInt64(DateUnits.Distance(
                Date(spec.Name, "startDate", 5166307, first), Date(spec.Name, "endDate", 5166307, last), DateUnits.Parse(spec.Name, unitValue), actual, DateUnits.ParseDay(spec.Name, startValue)));
        });
    }

    /// <summary>The first day of the week, which matters for weeks only.</summary>
    private static RawValue WeekStart(Expression start, RawValue unit, Row row) =>
        unit is { IsString: true, String: "week" } ? start.Evaluate(row) : RawValue.FromString("sunday");

    private static long Date(string name, string argument, int code, RawValue value) => value.Tag is BsonTag.DateTime or BsonTag.Timestamp or BsonTag.ObjectId
        ? Dates.Milliseconds(value)
        : throw new MongoErrorException(code, $"{name} requires '{argument}' to be a date, but got {value.Tag.Alias()}");
}
