using System.Globalization;
using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>$year and its relatives, $dateToParts and $dateFromParts.</summary>
internal static class DatePartOperators
{
    public static void AddTo(Dictionary<string, Func<OperatorSpec, Expression>> operators)
    {
        operators["$year"] = Part(date => RawValue.FromInt32(date.Year));
        operators["$month"] = Part(date => RawValue.FromInt32(date.Month));
        operators["$dayOfMonth"] = Part(date => RawValue.FromInt32(date.Day));
        operators["$dayOfYear"] = Part(date => RawValue.FromInt32(date.DayOfYear));
        operators["$dayOfWeek"] = Part(date => RawValue.FromInt32((int)date.DayOfWeek + 1));
        operators["$hour"] = Part(date => RawValue.FromInt32(date.Hour));
        operators["$minute"] = Part(date => RawValue.FromInt32(date.Minute));
        operators["$second"] = Part(date => RawValue.FromInt32(date.Second));
        operators["$millisecond"] = Part(date => RawValue.FromInt32(date.Millisecond));
        operators["$week"] = Part(date => RawValue.FromInt32(DateFormat.SundayWeek(date)));
        operators["$isoWeek"] = Part(date => RawValue.FromInt32(ISOWeek.GetWeekOfYear(date)));
        operators["$isoWeekYear"] = Part(date => RawValue.FromInt64(ISOWeek.GetYear(date)));
        operators["$isoDayOfWeek"] = Part(date => RawValue.FromInt32(DateFormat.IsoDay(date)));
        operators["$dateToParts"] = ToParts;
        operators["$dateFromParts"] = FromParts;
    }

    private static Func<OperatorSpec, Expression> Part(Func<DateTime, RawValue> part) => spec =>
    {
        var operand = spec.Operand;
        Expression date;
        Expression? zone = null;
        if (operand.IsDocument && !Query.FieldOperators.IsOperators(operand))
        {
            foreach (var name in FieldNames.Of(operand))
            {
                if (name is not ("date" or "timezone"))
                    throw new MongoErrorException(40535, $"unrecognized option to {spec.Name}: \"{name}\"");
            }

            date = spec.Required("date"u8, 40539, $"missing 'date' argument to {spec.Name}, provided: {ShellText.Of(operand)}");
            zone = spec.Optional("timezone"u8);
        }
        else
        {
            if (operand.IsArray && operand.ToItems() is { Count: not 1 } items)
                throw new MongoErrorException(40536, $"{spec.Name} accepts exactly one argument if given an array, but was given {items.Count}");
            date = spec.Arguments(1, 1)[0];
        }

        var fixedZone = zone is null ? TimeZoneInfo.Utc : zone.Constant is { IsNullish: false } constant ? Dates.Zone(constant) : null;
        return new ControlExpression(row =>
        {
            var value = date.Evaluate(row);
            if (value.IsNullish)
                return RawValue.Null;
            var actual = fixedZone ?? Dates.Zone(zone!.Evaluate(row));
            return actual is null ? RawValue.Null : part(Dates.Local(Dates.Milliseconds(value), actual));
        });
    };

    private static ControlExpression ToParts(OperatorSpec spec)
    {
        spec.Named(40524, 40520, "date", "timezone", "iso8601");
        var date = spec.Required("date"u8, 40522, "Missing 'date' argument to $dateToParts");
        var zone = spec.Optional("timezone"u8) ?? new ConstantExpression(RawValue.FromString("UTC"));
        var iso = spec.Optional("iso8601"u8);
        return new ControlExpression(row =>
        {
            var value = date.Evaluate(row);
            var actual = Dates.Zone(zone.Evaluate(row));
            var isIso = iso?.Evaluate(row) ?? RawValue.False;
            if (!isIso.IsNullish && isIso.Tag != BsonTag.Boolean)
                throw new MongoErrorException(40521, $"iso8601 must evaluate to a bool, found {isIso.Tag.Alias()}");
            if (value.IsNullish || isIso.IsNullish || actual is null)
                return RawValue.Null;
            var local = Dates.Local(Dates.Milliseconds(value), actual);

            using var writer = new BsonBufferWriter();
            var start = writer.BeginDocument();
            if (isIso.IsTrue)
            {
                writer.WriteInt32("isoWeekYear"u8, ISOWeek.GetYear(local));
                writer.WriteInt32("isoWeek"u8, ISOWeek.GetWeekOfYear(local));
                writer.WriteInt32("isoDayOfWeek"u8, DateFormat.IsoDay(local));
            }
            else
            {
                writer.WriteInt32("year"u8, local.Year);
                writer.WriteInt32("month"u8, local.Month);
                writer.WriteInt32("day"u8, local.Day);
            }

            writer.WriteInt32("hour"u8, local.Hour);
            writer.WriteInt32("minute"u8, local.Minute);
            writer.WriteInt32("second"u8, local.Second);
            writer.WriteInt32("millisecond"u8, local.Millisecond);
            writer.EndDocument(start);
            return RawValue.FromWriter(BsonTag.Document, writer);
        });
    }

    private static ControlExpression FromParts(OperatorSpec spec)
    {
        spec.Named(40519, 40518, "year", "month", "day", "hour", "minute", "second", "millisecond", "isoWeekYear", "isoWeek", "isoDayOfWeek", "timezone");
        var isIso = !spec.Operand.Field("isoWeekYear"u8).IsMissing;
        if (!isIso && spec.Operand.Field("year"u8).IsMissing)
            throw new MongoErrorException(40516, "$dateFromParts requires either 'year' or 'isoWeekYear' to be present");
        if (!spec.Operand.Field("year"u8).IsMissing && FieldNames.Of(spec.Operand).Exists(name => name.StartsWith("iso", StringComparison.Ordinal)))
            throw new MongoErrorException(40489, "$dateFromParts does not allow mixing natural dates with ISO dates");
        if (isIso && FieldNames.Of(spec.Operand).Exists(name => name is "month" or "day"))
            throw new MongoErrorException(40525, "$dateFromParts does not allow mixing ISO dates with natural dates");
        Expression?[] parts = isIso
            ? [spec.Optional("isoWeekYear"u8), spec.Optional("isoWeek"u8), spec.Optional("isoDayOfWeek"u8), spec.Optional("hour"u8), spec.Optional("minute"u8), spec.Optional("second"u8), spec.Optional("millisecond"u8)]
            : [spec.Optional("year"u8), spec.Optional("month"u8), spec.Optional("day"u8), spec.Optional("hour"u8), spec.Optional("minute"u8), spec.Optional("second"u8), spec.Optional("millisecond"u8)];
        long[] defaults = [1970, 1, 1, 0, 0, 0, 0];
        string[] names = isIso ? ["isoWeekYear", "isoWeek", "isoDayOfWeek", "hour", "minute"] : ["year", "month", "day", "hour", "minute"];
        var zone = spec.Optional("timezone"u8);
        return new ControlExpression(row =>
        {
            var numbers = new long[7];
            for (var i = 0; i < numbers.Length; i++)
            {
                var value = parts[i]?.Evaluate(row) ?? RawValue.FromInt64(defaults[i]);
                if (value.IsNullish)
                    return RawValue.Null;
                numbers[i] = value.IsNumber && value.TryGetWhole(out var whole) ? whole
                    : throw new MongoErrorException(40515, $"every part of $dateFromParts must evaluate to an integer, found {value.Tag.Alias()} with value {ShellText.Of(value)}");
                if (i is > 0 and < 5 && numbers[i] is < short.MinValue or > short.MaxValue)
                    throw new MongoErrorException(31034, $"'{names[i]}' must evaluate to a value in the range [{short.MinValue}, {short.MaxValue}]; value {numbers[i]} is not in range");
            }

            var actual = zone is null ? TimeZoneInfo.Utc : Dates.Zone(zone.Evaluate(row));
            if (actual is null)
                return RawValue.Null;
            if (numbers[0] is < 1 or > 9999)
                throw new MongoErrorException(isIso ? 31095 : 40523, $"'{names[0]}' must evaluate to an integer in the range 1 to 9999, found {numbers[0]}");

            // Parts out of their range carry over: month 14 is February of the next year.
            var date = isIso
                ? ISOWeek.ToDateTime((int)numbers[0], 1, DayOfWeek.Monday).AddDays((numbers[1] - 1) * 7 + numbers[2] - 1)
                : new DateTime((int)numbers[0], 1, 1).AddMonths((int)(numbers[1] - 1)).AddDays(numbers[2] - 1);
            return RawValue.FromDateTime(Dates.FromLocal(date.AddHours(numbers[3]).AddMinutes(numbers[4]).AddSeconds(numbers[5]).AddMilliseconds(numbers[6]), actual));
        });
    }
}
