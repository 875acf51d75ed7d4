using Akka.Actor;
using Akka.TestKit.Xunit2;
using MultiMarket.Actors.Channels;
using MultiMarket.Actors.Tests.Support;
using MultiMarket.Domain.Channels;
using static MultiMarket.Actors.Channels.ChannelProtocol;

namespace MultiMarket.Actors.Tests.Channels;

/// <summary>The channels, each played by an actor that forwards what it hears to this spec.</summary>
public sealed class ChannelsActorSpecs : TestKit
{
    private readonly IActorRef _channels;

    public ChannelsActorSpecs()
    {
        var (probe, store) = (TestActor, new InMemoryStore());
        Func<Channel, Props> channel = _ => Props.Create(() => new Player(probe));
        _channels = ActorOf(Props.Create(() => new ChannelsActor(channel, store, 0)), "channels");
    }

    [Fact]
    public void A_drain_is_over_when_every_channel_has_said_so_however_often()
    {
        var requester = CreateTestProbe();
        _channels.Tell(Drain.Instance, requester);
        var channels = Drained();
        foreach (var channel in channels.Append(channels[0]).Take(2).Append(channels[0])) _channels.Tell(ChannelProtocol.Drained.Instance, channel);
        requester.ExpectNoMsg(TimeSpan.FromMilliseconds(100));
        _channels.Tell(ChannelProtocol.Drained.Instance, channels[2]);
        requester.ExpectMsg<Drained>();
    }

    [Fact]
    public void A_channel_that_stops_during_a_drain_is_not_waited_for_and_stays_stopped()
    {
        var requester = CreateTestProbe();
        _channels.Tell(Drain.Instance, requester);
        var channels = Drained();
        Sys.Stop(channels[0]);
        foreach (var channel in channels.Skip(1)) _channels.Tell(ChannelProtocol.Drained.Instance, channel);
        requester.ExpectMsg<Drained>();
        ExpectNoMsg(TimeSpan.FromMilliseconds(400));
    }

    private List<IActorRef> Drained()
    {
        var channels = new List<IActorRef>();
        for (var i = 0; i < Channel.All.Count; i++)
        {
            ExpectMsg<Drain>();
            channels.Add(LastSender);
        }

        return channels;
    }

    private sealed class Player : ReceiveActor
    {
        public Player(IActorRef probe) => Receive<Drain>(drain => probe.Tell(drain));
    }
}
