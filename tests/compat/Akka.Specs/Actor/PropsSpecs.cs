using Akka.Actor;
using Akka.Specs.Support;
using Shouldly;

namespace Akka.Specs.Actor;

public class PropsSpecs : ActorSpec
{
    [Fact]
    public void The_factory_must_be_a_new_expression() =>
        Should.Throw<InvalidCastException>(() => Props.Create(() => Make()));

    [Fact]
    public void The_type_must_be_an_actor() => Should.Throw<ArgumentException>(() => Props.Create(typeof(string)));

    [Fact]
    public void Arguments_do_not_count_for_equality()
    {
        Props.Create(() => new Named("a")).Equals(Props.Create(() => new Named("b"))).ShouldBeTrue();
        Props.Create(() => new Named("a")).Equals(Reporter.Of(TestActor, "x")).ShouldBeFalse();
    }

    [Fact]
    public void Arguments_are_evaluated_once()
    {
        var calls = 0;
        string Next() => $"name {++calls}";
        var next = Next;
        var props = Props.Create(() => new Named(next()));

        Sys.ActorOf(props).Tell("who");
        Sys.ActorOf(props).Tell("who");

        ExpectMsg("name 1");
        ExpectMsg("name 1");
    }

    [Fact]
    public void By_type_and_arguments()
    {
        Sys.ActorOf(Props.Create<Named>("typed")).Tell("who");
        Sys.ActorOf(Props.Create(typeof(Named), "untyped")).Tell("who");

        ExpectMsgAllOf("typed", "untyped");
    }

    private static Named Make() => throw new InvalidOperationException("never called");

    private sealed class Named : ReceiveActor
    {
        public Named(string name) => ReceiveAny(_ => Sender.Tell(name));
    }
}
