using System.Globalization;
using System.Text.Json;
using MultiMarket.Domain.Channels;

namespace MultiMarket.Domain.Orders.Parsing;

/// <summary>Reads one order in one pass over its bytes. A syntax error leaves as <see cref="JsonException"/>.</summary>
internal ref partial struct OrderFileReader
{
    private const int MaxLines = 500;

    // Depth costs this reader nothing, and a limit of its own would hide the rules broken after it.
    private static readonly JsonReaderOptions Options = new() { MaxDepth = OrderParser.MaxBytes };

    private readonly Channel _channel;
    private readonly WallClock _clock;
    private readonly Findings _findings = new();
    private Utf8JsonReader _json;
    private UnknownFields? _unknown;

    public OrderFileReader(ReadOnlySpan<byte> utf8, Channel channel, WallClock clock)
    {
        (_channel, _clock) = (channel, clock);
        _json = new Utf8JsonReader(utf8, Options);
    }

    public OrderReading Read()
    {
        _json.Read();
        Order? order = null;
        if (_json.TokenType == JsonTokenType.StartObject) order = ReadOrder();
        else
        {
            _findings.Add(ViolationCodes.Type, "$", JsonText.Show(_json), "an object");
            _json.Skip();
        }

        // Bytes after the value are a syntax error, which only a further read reports.
        _json.Read();
        return order is null ? OrderReading.Invalid(_findings.ToList()) : OrderReading.Valid(order, OrderFingerprint.Compute(order));
    }

    private Order? ReadOrder()
    {
        var seen = 0;
        string? orderId = null, clientId = null;
        List<OrderLine>? lines = null;
        DateTime? placedAt = null;
        OrderStatus? status = null;
        Delivery? delivery = null;
        while (NextField(Place.Order, Fields.Order, ref seen, out var field))
        {
            switch (field.Name)
            {
                case "order_id": orderId = ReadId(field); break;
                case "client_id": clientId = ReadId(field); break;
                case "produits": lines = ReadLines(field); break;
                case "date_commande": placedAt = ReadDate(field); break;
                case "canal": CheckChannel(field); break;
                case "statut_commande": status = ReadStatus(field); break;
                case "livraison": delivery = ReadDelivery(field); break;
                default: throw new InvalidOperationException($"No rule reads {field.Name}");
            }
        }

        ReportMissing(Place.Order, Fields.Order, seen);
        if (_channel.Delivers && (seen & (1 << (Fields.Order.Length - 1))) == 0) ReportNoDelivery("nothing");
        if (_findings.Any) return null;
        return new Order(orderId!, clientId!, [.. lines!], placedAt!.Value, _channel, status!.Value, delivery, _unknown?.Complete());
    }

    private List<OrderLine>? ReadLines(Field field)
    {
        if (!Is(JsonTokenType.StartArray, Place.Order, field)) return null;
        var lines = new List<OrderLine>();
        var count = 0;
        for (; _json.Read() && _json.TokenType != JsonTokenType.EndArray; count++)
        {
            if (_json.TokenType != JsonTokenType.StartObject)
            {
                _findings.Add(ViolationCodes.Type, Place.Line(count).Path, JsonText.Show(_json), "an object");
                _json.Skip();
            }
            else if (ReadLine(Place.Line(count)) is { } line && count < MaxLines)
            {
                lines.Add(line);
            }
        }

        if (count is 0 or > MaxLines)
        {
            var found = count == 0 ? "an empty list" : string.Create(CultureInfo.InvariantCulture, $"a list of {count}");
            _findings.Add(ViolationCodes.Length, Place.Order.PathOf(field.Name), found, field.Expected);
        }

        return lines;
    }

    private OrderLine? ReadLine(Place place)
    {
        var seen = 0;
        string? productId = null, name = null;
        int? quantity = null;
        decimal? price = null;
        while (NextField(place, Fields.Line, ref seen, out var field))
        {
            switch (field.Name)
            {
                case "produit_id": productId = ReadText(place, field); break;
                case "nom": name = ReadText(place, field); break;
                case "quantite": quantity = ReadQuantity(place, field); break;
                case "prix_unitaire": price = ReadPrice(place, field); break;
                default: throw new InvalidOperationException($"No rule reads {field.Name}");
            }
        }

        ReportMissing(place, Fields.Line, seen);
        return productId is null || name is null || quantity is null || price is null
            ? null
            : new OrderLine(productId, name, quantity.Value, price.Value);
    }

    private Delivery? ReadDelivery(Field field)
    {
        if (_json.TokenType == JsonTokenType.Null)
        {
            if (_channel.Delivers) ReportNoDelivery("null");
            return null;
        }

        if (!_channel.Delivers)
        {
            var path = Place.Order.PathOf(field.Name);
            _findings.Add(ViolationCodes.Unexpected, path, JsonText.Show(_json), $"no livraison, or null, for the channel {_channel.Name}");
            UnknownValue.Walk(ref _json, path, _findings, copy: null);
            return null;
        }

        return Is(JsonTokenType.StartObject, Place.Order, field) ? ReadDelivery() : null;
    }

    private Delivery? ReadDelivery()
    {
        var seen = 0;
        string? address = null, city = null;
        while (NextField(Place.Delivery, Fields.Delivery, ref seen, out var field))
        {
            var text = ReadText(Place.Delivery, field);
            if (field.Name == "adresse") address = text;
            else city = text;
        }

        ReportMissing(Place.Delivery, Fields.Delivery, seen);
        return address is null || city is null ? null : new Delivery(address, city);
    }

    private readonly void ReportNoDelivery(string found) =>
        _findings.Add(ViolationCodes.Missing, Place.Delivery.Path, found, $"an object with adresse and ville for the channel {_channel.Name}");
}
