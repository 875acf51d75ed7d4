using Akka.Actor;
using Akka.Specs.Support;
using Shouldly;

namespace Akka.Specs.Actor;

public class ActorNameSpecs : ActorSpec
{
    [Theory]
    [InlineData("$a")]
    [InlineData("a/b")]
    [InlineData("é")]
    [InlineData("a#b")]
    [InlineData("a b")]
    [InlineData("100%")]
    public void Illegal_names(string name) => Should.Throw<InvalidActorNameException>(() => Sys.ActorOf<Idle>(name))
        .Message.ShouldStartWith($"Illegal actor name [{name}]. Actor paths MUST: not start with");

    [Fact]
    public void Empty_name() =>
        Should.Throw<InvalidActorNameException>(() => Sys.ActorOf<Idle>("")).Message.ShouldBe("Actor name must not be empty.");

    [Theory]
    [InlineData("a:b")]
    [InlineData("a%20")]
    public void Legal_names(string name) => Sys.ActorOf<Idle>(name).Path.Name.ShouldBe(name);

    [Fact]
    public void A_name_is_unique_among_siblings()
    {
        Sys.ActorOf<Idle>("n");

        Should.Throw<InvalidActorNameException>(() => Sys.ActorOf<Idle>("n")).Message.ShouldBe("Actor name \"n\" is not unique!");
    }

    [Fact]
    public void A_name_is_free_again_once_the_child_has_ended()
    {
        var parent = Sys.ActorOf(Props.Create(() => new Renamer(TestActor)));

        parent.Tell("start");

        ExpectMsg("Actor name \"child\" is not unique!");
        ExpectMsg("started again");
    }

    [Fact]
    public void Actors_without_a_name_are_numbered_in_letters()
    {
        Sys.ActorOf<Idle>().Path.Name.ShouldBe("$a");
        Sys.ActorOf<Idle>().Path.Name.ShouldBe("$b");
    }

    [Fact]
    public void A_reference_shows_path_and_incarnation()
    {
        var actor = Sys.ActorOf<Idle>("x");

        actor.Path.ToString().ShouldBe("akka://test/user/x");
        actor.ToString().ShouldBe($"[akka://test/user/x#{actor.Path.Uid}]");
        actor.Path.Elements.ShouldBe(["user", "x"]);
        actor.Path.Parent.Name.ShouldBe("user");
    }

    private sealed class Idle : ReceiveActor;

    private sealed class Renamer : ReceiveActor
    {
        public Renamer(IActorRef to)
        {
            Receive<string>(_ =>
            {
                var child = Context.Watch(Context.ActorOf<Idle>("child"));
                Context.Stop(child);
                try
                {
                    Context.ActorOf<Idle>("child");
                }
                catch (InvalidActorNameException taken)
                {
                    to.Tell(taken.Message);
                }
            });
            Receive<Terminated>(_ =>
            {
                Context.ActorOf<Idle>("child");
                to.Tell("started again");
            });
        }
    }
}
