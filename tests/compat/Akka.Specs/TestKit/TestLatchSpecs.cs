using Akka.Specs.Support;
using Akka.TestKit;
using Shouldly;

namespace Akka.Specs.TestKit;

public class TestLatchSpecs : ActorSpec
{
    [Fact]
    public void Opens_when_it_was_counted_down()
    {
        var latch = CreateTestLatch(2);

        latch.CountDown();
        latch.IsOpen.ShouldBeFalse();
        latch.CountDown();

        latch.IsOpen.ShouldBeTrue();
        latch.Ready();
    }

    [Fact]
    public void Open_opens_and_Reset_closes()
    {
        var latch = new TestLatch(3);

        latch.Open();
        latch.IsOpen.ShouldBeTrue();
        latch.Reset();

        latch.IsOpen.ShouldBeFalse();
        Should.Throw<TimeoutException>(() => latch.Ready(Short));
    }
}
