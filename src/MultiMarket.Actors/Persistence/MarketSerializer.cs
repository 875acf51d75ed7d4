using System.Runtime.Serialization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Akka.Actor;
using Akka.Serialization;

namespace MultiMarket.Actors.Persistence;

/// <summary>
/// Events and snapshots as UTF-8 JSON. A manifest never changes its meaning: another form of an event gets the next number, and the
/// earlier ones stay readable.
/// </summary>
internal sealed class MarketSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    private static readonly IReadOnlyList<(string Manifest, JsonTypeInfo Type)> Forms =
    [
        ("numbers-reserved/1", MarketJson.Default.NumbersReserved),
        ("history-begun/1", MarketJson.Default.HistoryBegun),
        ("simulator-paused/1", MarketJson.Default.SimulatorPaused),
        ("simulator-resumed/1", MarketJson.Default.SimulatorResumed),
        ("rate-set/1", MarketJson.Default.RateSet),
        ("orders-requested/1", MarketJson.Default.OrdersRequested),
        ("simulator/1", MarketJson.Default.SimulatorState),
        ("intake-paused/1", MarketJson.Default.IntakePaused),
        ("intake-resumed/1", MarketJson.Default.IntakeResumed),
        ("intake/1", MarketJson.Default.IntakeState),
    ];

    /// <summary>Stands in the journal beside every event; never to be changed.</summary>
    public override int Identifier => 7_041;

    public override string Manifest(object o) => FormOf(o).Manifest;

    public override byte[] ToBinary(object obj) => JsonSerializer.SerializeToUtf8Bytes(obj, FormOf(obj).Type);

    /// <exception cref="SerializationException">The manifest is unknown, or the bytes are not what it says.</exception>
    public override object FromBinary(byte[] bytes, string manifest)
    {
        var type = Forms.FirstOrDefault(f => f.Manifest == manifest).Type
            ?? throw new SerializationException($"'{manifest}' was written by another version of the program; this one does not know it");
        try
        {
            return JsonSerializer.Deserialize(bytes, type) ?? throw new SerializationException($"A '{manifest}' is null");
        }
        catch (JsonException e)
        {
            throw new SerializationException($"A '{manifest}' cannot be read: {e.Message}", e);
        }
    }

    private static (string Manifest, JsonTypeInfo Type) FormOf(object o)
    {
        var form = Forms.FirstOrDefault(f => f.Type.Type == o.GetType());
        return form.Type is null ? throw new ArgumentException($"{o.GetType()} has no form in the journal", nameof(o)) : form;
    }
}
