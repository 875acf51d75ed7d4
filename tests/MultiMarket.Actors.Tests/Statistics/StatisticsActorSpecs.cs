using Akka.Actor;
using Akka.Event;
using Akka.TestKit.Xunit2;
using MultiMarket.Actors.Statistics;
using MultiMarket.Actors.Tests.Support;
using MultiMarket.Domain.Status;
using Shouldly;

namespace MultiMarket.Actors.Tests.Statistics;

public sealed class StatisticsActorSpecs : TestKit
{
    [Fact]
    public void A_failure_that_is_dealt_with_before_the_actor_has_begun_is_counted()
    {
        var options = new MarketOptions { DataFolder = "/nowhere" };
        var statistics = StatisticsActor.Start(Sys, () => new StatisticsActor(options, new StillWarehouse(), TimeProvider.System, new SystemTally(DateTimeOffset.UnixEpoch)));
        Sys.EventStream.Publish(new Error(new InvalidOperationException("early"), "akka://test/user/channels/web", typeof(OneForOneStrategy), "early"));
        statistics.Tell(StatisticsProtocol.GetStatus.Instance, TestActor);

        var status = ExpectMsg<SystemStatus>(TimeSpan.FromSeconds(10));
        status.RestartCount.ShouldBe(1);
        status.Restarts.ShouldHaveSingleItem().Cause.ShouldBe("InvalidOperationException: early");
    }
}
