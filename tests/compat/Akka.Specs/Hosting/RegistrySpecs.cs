using Akka.Hosting;
using Akka.Specs.Support;
using Shouldly;

namespace Akka.Specs.Hosting;

public class RegistrySpecs : ActorSpec
{
    private ActorRegistry Registry => ActorRegistry.For(Sys);

    [Fact]
    public void A_missing_key() => Should.Throw<MissingActorRegistryEntryException>(() => Registry.Get<string>())
        .Message.ShouldBe("No actor registered for key System.String");

    [Fact]
    public void A_key_is_registered_once()
    {
        Registry.Register<string>(TestActor);

        Should.Throw<DuplicateActorRegistryException>(() => Registry.Register<string>(TestActor));
        Registry.TryRegister<string>(TestActor).ShouldBeFalse();
        Registry.TryRegister<string>(CreateTestProbe().Ref, overwrite: true).ShouldBeTrue();
        Registry.Get<string>().ShouldNotBe(TestActor);
    }

    [Fact]
    public void TryGet_answers_whether_there_is_one()
    {
        Registry.TryGet<int>(out _).ShouldBeFalse();
        Registry.Register<int>(TestActor);

        Registry.TryGet<int>(out var found).ShouldBeTrue();
        found.ShouldBe(TestActor);
    }

    [Fact]
    public async Task GetAsync_waits_for_the_registration_or_the_token()
    {
        var waiting = Registry.GetAsync<long>();
        waiting.IsCompleted.ShouldBeFalse();

        Registry.Register<long>(TestActor);

        (await waiting).ShouldBe(TestActor);
        await Should.ThrowAsync<TaskCanceledException>(() => Registry.GetAsync<short>(new CancellationToken(true)));
    }

    [Fact]
    public void A_required_actor_is_looked_up_when_it_is_used()
    {
        var required = new RequiredActor<byte>(Registry);
        Should.Throw<MissingActorRegistryEntryException>(() => required.ActorRef);

        Registry.Register<byte>(TestActor);

        required.ActorRef.ShouldBe(TestActor);
    }
}
