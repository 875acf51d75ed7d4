using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Text;

namespace MultiMarket.Domain.Orders.Parsing;

/// <content>Walks the fields of an object and reads single values by the contract's rules.</content>
internal ref partial struct OrderFileReader
{
    private const int MaxIdCharacters = 64;
    private const ulong MaxQuantity = 10_000;
    private const ulong MaxPrice = 10_000_000;

    /// <summary>
    /// Moves to the value of the next field that the contract names, past the others, which are kept; false at the end of the object.
    /// </summary>
    private bool NextField(in Place place, Field[] fields, ref int seen, [NotNullWhen(true)] out Field? field)
    {
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            if (JsonText.HasLoneSurrogate(_json))
            {
                var shown = JsonText.Show(_json.ValueSpan);
                _findings.Add(ViolationCodes.Encoding, place.PathOf(shown), "half of a surrogate pair in the name", "Unicode text");
                _json.Read();
                UnknownValue.Walk(ref _json, place.PathOf(shown), _findings, copy: null);
                continue;
            }

            var index = Field.IndexOf(fields, _json);
            if (index < 0)
            {
                var name = _json.GetString()!;
                _json.Read();
                (_unknown ??= new UnknownFields(_findings)).Keep(ref _json, place, name);
                continue;
            }

            field = fields[index];
            _json.Read();
            if ((seen & (1 << index)) == 0)
            {
                seen |= 1 << index;
                return true;
            }

            _findings.Add(ViolationCodes.Duplicate, place.PathOf(field.Name), "the name a second time", "each name once");
            UnknownValue.Walk(ref _json, place.PathOf(field.Name), _findings, copy: null);
        }

        field = null;
        return false;
    }

    private readonly void ReportMissing(in Place place, Field[] fields, int seen)
    {
        for (var i = 0; i < fields.Length; i++)
            if ((seen & (1 << i)) == 0 && !fields[i].IsOptional) Report(ViolationCodes.Missing, place, fields[i], "nothing");
    }

    private string? ReadId(Field field)
    {
        var id = ReadText(Place.Order, field);
        if (id is null || (id.Length <= MaxIdCharacters && !id.AsSpan().ContainsAnyExceptInRange(' ', '~'))) return id;
        var count = 0;
        foreach (var rune in id.EnumerateRunes())
        {
            count++;
            if (PrintableText.IsPrintable(rune)) continue;
            ReportValue(ViolationCodes.Characters, Place.Order, field);
            return null;
        }

        if (count <= MaxIdCharacters) return id;
        Report(ViolationCodes.Length, Place.Order, field, string.Create(CultureInfo.InvariantCulture, $"a text of {count} characters"));
        return null;
    }

    private string? ReadText(in Place place, Field field)
    {
        if (!Is(JsonTokenType.String, place, field)) return null;
        if (JsonText.HasLoneSurrogate(_json))
        {
            ReportValue(ViolationCodes.Encoding, place, field);
            return null;
        }

        var text = _json.GetString()!;
        if (!string.IsNullOrWhiteSpace(text)) return text;
        ReportValue(ViolationCodes.Length, place, field);
        return null;
    }

    private int? ReadQuantity(in Place place, Field field)
    {
        if (!Is(JsonTokenType.Number, place, field)) return null;
        var number = ExactNumber.Parse(_json.ValueSpan);
        var quantity = number.TenThousandths / 10_000;
        if (number.IsTooLarge || number.IsNegative || quantity > MaxQuantity || number.TenThousandths == 0)
            ReportValue(ViolationCodes.Range, place, field);
        else if (!number.IsWhole)
            ReportValue(ViolationCodes.Precision, place, field);
        else
            return (int)quantity;
        return null;
    }

    private decimal? ReadPrice(in Place place, Field field)
    {
        if (!Is(JsonTokenType.Number, place, field)) return null;
        var number = ExactNumber.Parse(_json.ValueSpan);
        if (number.IsTooLarge || number.IsNegative || number.TenThousandths > MaxPrice * 10_000)
            ReportValue(ViolationCodes.Range, place, field);
        else if (number.IsTooFine)
            ReportValue(ViolationCodes.Precision, place, field);
        else
            return number.ToDecimal();
        return null;
    }

    private DateTime? ReadDate(Field field)
    {
        if (!Is(JsonTokenType.String, Place.Order, field)) return null;
        var date = default(DateTime);
        var isDate = _json.ValueIsEscaped
            ? !JsonText.HasLoneSurrogate(_json) && _clock.TryParse(Encoding.UTF8.GetBytes(_json.GetString()!), out date)
            : _clock.TryParse(_json.ValueSpan, out date);
        if (!isDate) ReportValue(ViolationCodes.Date, Place.Order, field);
        else if (date < WallClock.Earliest || _clock.IsTooLate(date))
            _findings.Add(
                ViolationCodes.Range,
                Place.Order.PathOf(field.Name),
                JsonText.Show(_json),
                string.Create(CultureInfo.InvariantCulture, $"a date from 2000-01-01 to one day ahead, {_clock.Latest:yyyy-MM-ddTHH:mm:ss}"));
        else return date;
        return null;
    }

    private void CheckChannel(Field field)
    {
        if (!Is(JsonTokenType.String, Place.Order, field)) return;
        if (!JsonText.HasLoneSurrogate(_json))
        {
            if (_json.ValueTextEquals(_channel.Name)) return;
            if (Channel.Find(_json.GetString()) is not null)
            {
                var expected = $"\"{_channel.Name}\", the channel of the folder {_channel.Folder}";
                _findings.Add(ViolationCodes.Channel, Place.Order.PathOf(field.Name), JsonText.Show(_json), expected);
                return;
            }
        }

        ReportValue(ViolationCodes.Value, Place.Order, field);
    }

    private OrderStatus? ReadStatus(Field field)
    {
        if (!Is(JsonTokenType.String, Place.Order, field)) return null;
        if (!JsonText.HasLoneSurrogate(_json))
        {
            foreach (var known in OrderStatuses.All)
                if (_json.ValueTextEquals(known.Name())) return known;
            if (OrderStatuses.Find(_json.GetString()) is { } status) return status;
        }

        ReportValue(ViolationCodes.Value, Place.Order, field);
        return null;
    }

    private bool Is(JsonTokenType type, in Place place, Field field)
    {
        if (_json.TokenType == type) return true;
        ReportValue(ViolationCodes.Type, place, field);
        _json.Skip();
        return false;
    }

    private readonly void ReportValue(string code, in Place place, Field field) => Report(code, place, field, JsonText.Show(_json));

    private readonly void Report(string code, in Place place, Field field, string found) =>
        _findings.Add(code, place.PathOf(field.Name), found, field.Expected);
}
