using Akka.Actor;
using Akka.Specs.Support;
using Akka.TestKit.Xunit2.Internals;
using Shouldly;
using Xunit.Sdk;

namespace Akka.Specs.TestKit;

public class ExpectationSpecs : ActorSpec
{
    [Fact]
    public void Nothing_in_time_fails_after_three_seconds()
    {
        var start = Now;

        Should.Throw<FailException>(() => ExpectMsg<string>()).Message
            .ShouldStartWith("Failed: Timeout 00:00:03 while waiting for a message of type ");

        (Now - start).ShouldBeInRange(TimeSpan.FromSeconds(2.9), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void A_wrong_value_a_refused_one_and_a_wrong_type_fail_each_in_its_way()
    {
        TestActor.Tell("b");
        Should.Throw<AkkaEqualException>(() => ExpectMsg("a"));
        TestActor.Tell("b");
        Should.Throw<TrueException>(() => ExpectMsg<string>(text => text == "a"));
        TestActor.Tell(1);
        Should.Throw<FailException>(() => ExpectMsg<string>(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public void Values_are_compared_element_by_element()
    {
        TestActor.Tell(new[] { 1, 2 });

        ExpectMsg(new[] { 1, 2 });
    }

    [Fact]
    public void A_message_where_none_is_expected_fails_at_once()
    {
        TestActor.Tell("x");

        Should.Throw<FailException>(() => ExpectNoMsg(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public void Fishing_skips_what_does_not_match()
    {
        foreach (var message in (object[])["a", 1, "b"])
        {
            TestActor.Tell(message);
        }

        FishForMessage<string>(text => text == "b").ShouldBe("b");
        Should.Throw<TrueException>(() => FishForMessage(_ => true, Short));
    }

    [Fact]
    public void Several_messages()
    {
        foreach (var number in (int[])[1, 2, 3, 4])
        {
            TestActor.Tell(number);
        }

        ReceiveN(2).ShouldBe([1, 2]);
        ExpectMsgAllOf(4, 3).ShouldBe([3, 4], ignoreOrder: true);
        Should.Throw<TrueException>(() => ReceiveN(1, Short));
        TestActor.Tell(5);
        Should.Throw<TrueException>(() => ExpectMsgAllOf(6));
        ReceiveOne(Short).ShouldBeNull();
    }

    [Fact]
    public void AwaitAssert_repeats_and_lets_the_last_exception_through()
    {
        var tries = 0;
        AwaitAssert(() => (++tries).ShouldBe(3), TimeSpan.FromSeconds(3), TimeSpan.FromMilliseconds(10));

        Should.Throw<BoomException>(() => AwaitAssert(() => throw new BoomException("last"), Short, TimeSpan.FromMilliseconds(10)));
    }

    [Fact]
    public async Task AwaitAssertAsync_repeats()
    {
        var tries = 0;

        await AwaitAssertAsync(() => (++tries).ShouldBe(3), TimeSpan.FromSeconds(3), TimeSpan.FromMilliseconds(10));

        tries.ShouldBe(3);
    }

    [Fact]
    public void AwaitCondition_fails_when_it_never_holds()
    {
        var tries = 0;
        AwaitCondition(() => ++tries == 2);

        Should.Throw<FailException>(() => AwaitCondition(() => false, Short));
    }

    [Fact]
    public void Within_bounds_expectations_and_fails_when_it_is_too_slow()
    {
        var start = Now;
        Within(TimeSpan.FromSeconds(20), () => RemainingOrDefault.ShouldBeInRange(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20)));
        Should.Throw<FailException>(() => Within(Short, () => ExpectMsg<string>()));
        (Now - start).ShouldBeLessThan(TimeSpan.FromSeconds(2.9));

        Should.Throw<FailException>(() => Within(TimeSpan.FromMilliseconds(50), () => AwaitConditionNoThrow(() => false, Short)));
    }

    [Fact]
    public void Names_and_times()
    {
        Sys.Name.ShouldBe("test");
        TestActor.Path.ToString().ShouldStartWith("akka://test/system/testActor");
        TestKitSettings.DefaultTimeout.ShouldBe(TimeSpan.FromSeconds(5));
        TestKitSettings.SingleExpectDefault.ShouldBe(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task The_test_actor_stays_the_sender_after_an_await()
    {
        var echo = CreateTestProbe();
        await Task.Yield();

        echo.Ref.Tell("x");

        echo.ExpectMsg("x");
        echo.LastSender.ShouldBe(TestActor);
    }
}

public class TimeFactorSpecs() : ActorSpec("akka.test.timefactor = 2.5")
{
    [Fact]
    public void Times_are_stretched()
    {
        Dilated(TimeSpan.FromSeconds(2)).ShouldBe(TimeSpan.FromSeconds(5));
        RemainingOrDefault.ShouldBe(TimeSpan.FromSeconds(7.5));
    }
}
