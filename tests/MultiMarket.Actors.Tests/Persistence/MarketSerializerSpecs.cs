using System.Runtime.Serialization;
using System.Text;
using Akka.Actor;
using Akka.TestKit.Xunit2;
using MultiMarket.Actors.Channels;
using MultiMarket.Actors.Persistence;
using Shouldly;

namespace MultiMarket.Actors.Tests.Persistence;

/// <summary>What stands in a journal must be readable for ever: these texts are never to be changed.</summary>
public sealed class MarketSerializerSpecs : TestKit
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private MarketSerializer Serializer => new((ExtendedActorSystem)Sys);

    public static TheoryData<object, string, string> Forms => new()
    {
        { new NumbersReserved(101, 100), "numbers-reserved/1", """{"first":101,"count":100}""" },
        { new SimulatorPaused(Noon, "amina"), "simulator-paused/1", """{"at":"2026-03-01T12:00:00+00:00","who":"amina"}""" },
        { new SimulatorResumed(Noon, "amina"), "simulator-resumed/1", """{"at":"2026-03-01T12:00:00+00:00","who":"amina"}""" },
        { new RateSet(Noon, "amina", 100, 250.5), "rate-set/1", """{"at":"2026-03-01T12:00:00+00:00","who":"amina","min_ms":100,"max_ms":250.5}""" },
        { new OrdersRequested(Noon, "amina", 50), "orders-requested/1", """{"at":"2026-03-01T12:00:00+00:00","who":"amina","orders":50}""" },
        { new IntakePaused(Noon, "amina"), "intake-paused/1", """{"at":"2026-03-01T12:00:00+00:00","who":"amina"}""" },
        { new IntakeResumed(Noon, "amina"), "intake-resumed/1", """{"at":"2026-03-01T12:00:00+00:00","who":"amina"}""" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void An_event_has_a_fixed_form(object e, string manifest, string json)
    {
        Serializer.Manifest(e).ShouldBe(manifest);
        Encoding.UTF8.GetString(Serializer.ToBinary(e)).ShouldBe(json);
        Serializer.FromBinary(Encoding.UTF8.GetBytes(json), manifest).ShouldBe(e);
    }

    [Fact]
    public void A_snapshot_comes_back_as_it_was()
    {
        var state = SimulatorState.Initial.With(new NumbersReserved(1, 100)).With(new SimulatorPaused(Noon, "amina")).With(new RateSet(Noon, "karim", 100, 200));
        var back = Serializer.FromBinary(Serializer.ToBinary(state), "simulator/1").ShouldBeOfType<SimulatorState>();
        back.ShouldBe(state with { Commands = back.Commands });
        back.Commands.ShouldBe(state.Commands);
    }

    [Fact]
    public void An_unknown_manifest_is_named() =>
        Should.Throw<SerializationException>(() => Serializer.FromBinary([], "numbers-reserved/9")).Message.ShouldContain("numbers-reserved/9");

    [Fact]
    public void Broken_bytes_are_named() =>
        Should.Throw<SerializationException>(() => Serializer.FromBinary("{"u8.ToArray(), "rate-set/1")).Message.ShouldContain("rate-set/1");
}
