using System.Globalization;
using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation.Stages;

/// <summary>The series of preferred numbers (Renard, E and 1-2-5) or powers of two that $bucketAuto rounds its boundaries to.</summary>
internal sealed class Granularity
{
    private static readonly Dictionary<string, decimal[]> Series = new()
    {
        ["1-2-5"] = [1, 2, 5],
        ["R5"] = [1, 1.6m, 2.5m, 4, 6.3m],
        ["R10"] = [1, 1.25m, 1.6m, 2, 2.5m, 3.15m, 4, 5, 6.3m, 8],
        ["R20"] = [1, 1.12m, 1.25m, 1.4m, 1.6m, 1.8m, 2, 2.24m, 2.5m, 2.8m, 3.15m, 3.55m, 4, 4.5m, 5, 5.6m, 6.3m, 7.1m, 8, 9],
        ["R40"] =
        [
            1, 1.06m, 1.12m, 1.18m, 1.25m, 1.32m, 1.4m, 1.5m, 1.6m, 1.7m, 1.8m, 1.9m, 2, 2.12m, 2.24m, 2.36m, 2.5m, 2.65m, 2.8m, 3, 3.15m, 3.35m, 3.55m, 3.75m,
            4, 4.25m, 4.5m, 4.75m, 5, 5.3m, 5.6m, 6, 6.3m, 6.7m, 7.1m, 7.5m, 8, 8.5m, 9, 9.5m,
        ],
        ["R80"] =
        [
            1, 1.03m, 1.06m, 1.09m, 1.12m, 1.15m, 1.18m, 1.22m, 1.25m, 1.28m, 1.32m, 1.36m, 1.4m, 1.45m, 1.5m, 1.55m, 1.6m, 1.65m, 1.7m, 1.75m, 1.8m, 1.85m, 1.9m, 1.95m,
            2, 2.06m, 2.12m, 2.18m, 2.24m, 2.3m, 2.36m, 2.43m, 2.5m, 2.58m, 2.65m, 2.72m, 2.8m, 2.9m, 3, 3.07m, 3.15m, 3.25m, 3.35m, 3.45m, 3.55m, 3.65m, 3.75m, 3.87m,
            4, 4.12m, 4.25m, 4.37m, 4.5m, 4.62m, 4.75m, 4.87m, 5, 5.15m, 5.3m, 5.45m, 5.6m, 5.8m, 6, 6.15m, 6.3m, 6.5m, 6.7m, 6.9m, 7.1m, 7.3m, 7.5m, 7.75m,
            8, 8.25m, 8.5m, 8.75m, 9, 9.25m, 9.5m, 9.75m,
        ],
        ["E6"] = [1, 1.5m, 2.2m, 3.3m, 4.7m, 6.8m],
        ["E12"] = [1, 1.2m, 1.5m, 1.8m, 2.2m, 2.7m, 3.3m, 3.9m, 4.7m, 5.6m, 6.8m, 8.2m],
        ["E24"] = [1, 1.1m, 1.2m, 1.3m, 1.5m, 1.6m, 1.8m, 2, 2.2m, 2.4m, 2.7m, 3, 3.3m, 3.6m, 3.9m, 4.3m, 4.7m, 5.1m, 5.6m, 6.2m, 6.8m, 7.5m, 8.2m, 9.1m],
        ["E48"] = Geometric(48),
        ["E96"] = Geometric(96),
        // The standard rounds this one number otherwise.
        ["E192"] = [.. Geometric(192).Select(number => number == 9.19m ? 9.2m : number)],
    };

    private readonly decimal[]? _series;

    private Granularity(decimal[]? series) => _series = series;

    /// <exception cref="MongoErrorException">No text (40261), or no known series (40257).</exception>
    public static Granularity? Parse(RawValue name)
    {
        if (name.IsMissing)
            return null;
        if (!name.IsString)
            throw new MongoErrorException(40261, $"The $bucketAuto 'granularity' field must be a string, but found type: {name.Tag.Alias()}.");
        if (name.String == "POWERSOF2")
            return new Granularity(null);
        return Series.TryGetValue(name.String, out var series) ? new Granularity(series) : throw new MongoErrorException(40257, $"Unknown rounding granularity '{name.String}'");
    }

    /// <exception cref="MongoErrorException">The value is no number of zero or more.</exception>
    public static void Check(RawValue value)
    {
        if (!value.IsNumber)
            throw new MongoErrorException(40258, $"$bucketAuto can specify a 'granularity' with numeric boundaries only, but found a value with type: {value.Tag.Alias()}");
        if (double.IsNaN(value.ToDouble()))
            throw new MongoErrorException(40259, "$bucketAuto can specify a 'granularity' with numeric boundaries only, but found a NaN");
        if (value.ToDouble() < 0)
            throw new MongoErrorException(40260, "$bucketAuto can specify a 'granularity' with non-negative numbers only, but found a negative number");
    }

    /// <summary>The next number of the series above a value.</summary>
    public RawValue Above(RawValue value) => Round(value, up: true);

    /// <summary>The last number of the series below a value.</summary>
    public RawValue Below(RawValue value) => Round(value, up: false);

    private RawValue Round(RawValue value, bool up)
    {
        var number = value.ToDouble();
        if (number == 0 || double.IsInfinity(number))
            return value.Tag == BsonTag.Decimal128 ? value : RawValue.FromDouble(number);
        var rounded = _series is null ? PowerOfTwo(number, up) : Preferred(_series, number, up);
        return value.Tag == BsonTag.Decimal128
            ? RawValue.FromDecimal(Dec128.Parse(rounded.ToString("R", CultureInfo.InvariantCulture)))
            : RawValue.FromDouble(rounded);
    }

    private static double PowerOfTwo(double number, bool up)
    {
        var exponent = Math.ILogB(number);
        return up ? Math.ScaleB(1, exponent + 1) : Math.ScaleB(1, Math.ScaleB(1, exponent) == number ? exponent - 1 : exponent);
    }

    private static double Preferred(decimal[] series, double number, bool up)
    {
        var decade = (int)Math.Floor(Math.Log10(number));
        var candidates = Enumerable.Range(decade - 1, 3).SelectMany(power => series.Select(member => Scale(member, power)));
        return up ? candidates.First(candidate => candidate > number) : candidates.Last(candidate => candidate < number);
    }

    private static double Scale(decimal member, int power) => double.Parse(string.Create(CultureInfo.InvariantCulture, $"{member}E{power}"), CultureInfo.InvariantCulture);

    private static decimal[] Geometric(int count) => [.. Enumerable.Range(0, count).Select(i => Math.Round((decimal)Math.Pow(10, (double)i / count), 2))];
}
