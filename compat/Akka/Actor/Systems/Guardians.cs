namespace Akka.Actor;

/// <summary>The three actors that exist without anybody starting them: root, /user and /system.</summary>
internal sealed class Guardians
{
    public Guardians(LocalActorSystem system)
    {
        var path = new RootActorPath(new Address("akka", system.Name));
        var top = new TopRef(system, path);
        Root = LocalActorRef.Prepare(system, Props.Create(() => new RootGuardian()), top, path);
        var strategy = SupervisorStrategyConfigurator.CreateConfigurator(system.Settings.SupervisorStrategyClass).Create();
        User = Root.Cell.Children.Prepare(Props.Create(() => new UserGuardian()).WithSupervisorStrategy(strategy), "user");
        System = Root.Cell.Children.Prepare(Props.Create(() => new SystemGuardian(User)), "system");
    }

    public LocalActorRef Root { get; }

    public LocalActorRef User { get; }

    public LocalActorRef System { get; }

    public void Start()
    {
        Root.Start();
        User.Start();
        System.Start();
        Root.Tell(new RootGuardian.WatchThese(System), ActorRefs.NoSender);
    }
}
