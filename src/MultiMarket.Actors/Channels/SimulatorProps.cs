using Akka.Actor;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Control;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Simulation;

namespace MultiMarket.Actors.Channels;

/// <summary>What a simulator works with.</summary>
internal sealed record SimulatorProps(
    Channel Channel,
    string Instance,
    TickRange Rate,
    OrderSimulation Simulation,
    IOrderFolders Folders,
    MerchantClock Clock,
    TimeProvider Time,
    Random Random,
    IActorRef Statistics);
