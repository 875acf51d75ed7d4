using Akka.Actor;
using Akka.Event;
using Akka.Specs.Support;
using Shouldly;

namespace Akka.Specs.Event;

public class EventStreamSpecs : ActorSpec
{
    private EventStream Stream => Sys.EventStream;

    [Fact]
    public void Subscribers_by_base_type_and_interface_are_told_once()
    {
        Stream.Subscribe(TestActor, typeof(Base)).ShouldBeTrue();
        Stream.Subscribe(TestActor, typeof(Derived)).ShouldBeTrue();
        Stream.Subscribe(TestActor, typeof(IMarker)).ShouldBeTrue();
        Stream.Subscribe(TestActor, typeof(Base)).ShouldBeFalse();

        Stream.Publish(new Derived());

        ExpectMsg<Derived>();
        ExpectNoMsg(Short);
    }

    [Fact]
    public void Unsubscribing_from_a_subtype_leaves_the_base_type()
    {
        Stream.Subscribe(TestActor, typeof(Base));
        Stream.Subscribe(TestActor, typeof(Derived));

        Stream.Unsubscribe(TestActor, typeof(Derived));
        Stream.Publish(new Derived());

        ExpectMsg<Derived>();
    }

    [Fact]
    public void Unsubscribing_from_everything()
    {
        Stream.Subscribe<Base>(TestActor);

        Stream.Unsubscribe(TestActor).ShouldBeTrue();
        Stream.Unsubscribe(TestActor).ShouldBeFalse();
        Stream.Publish(new Derived());

        ExpectNoMsg(Short);
    }

    [Fact]
    public async Task A_stopped_subscriber_causes_no_dead_letter()
    {
        var actor = Sys.ActorOf(Reporter.Of(ActorRefs.Nobody, "x"));
        Stream.Subscribe(actor, typeof(Base));
        await actor.GracefulStop(TimeSpan.FromSeconds(3));
        await ExpectNoMsgAsync(Short);

        EventFilter.DeadLetter<Base>().Expect(0, Short, () => Stream.Publish(new Derived()));
    }

    private interface IMarker;

    private class Base;

    private sealed class Derived : Base, IMarker;
}
