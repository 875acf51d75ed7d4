using System.Text.Json.Serialization;
using MultiMarket.Actors.Channels;

namespace MultiMarket.Actors.Persistence;

/// <summary>The JSON form of events and snapshots.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(NumbersReserved))]
[JsonSerializable(typeof(HistoryBegun))]
[JsonSerializable(typeof(SimulatorPaused))]
[JsonSerializable(typeof(SimulatorResumed))]
[JsonSerializable(typeof(RateSet))]
[JsonSerializable(typeof(OrdersRequested))]
[JsonSerializable(typeof(SimulatorState))]
[JsonSerializable(typeof(IntakePaused))]
[JsonSerializable(typeof(IntakeResumed))]
[JsonSerializable(typeof(IntakeState))]
internal sealed partial class MarketJson : JsonSerializerContext;
