using System.Collections.Concurrent;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Actor;

/// <summary>The actor system of this process.</summary>
internal sealed class LocalActorSystem : ExtendedActorSystem
{
    private readonly ConcurrentDictionary<Type, Lazy<object>> _extensions = new();
    private readonly ConcurrentStack<Action> _onTermination = new();
    private readonly TaskCompletionSource _terminated = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Guardians _guardians;
    private readonly Lazy<Serialization.Serialization> _serialization;
    private long _nextTemporary;

    private LocalActorSystem(string name, Config config)
    {
        Name = name;
        Settings = new Settings(this, config);
        _serialization = new Lazy<Serialization.Serialization>(() => new Serialization.Serialization(this));
        EventStream = new EventStream();
        Log = new BusLogging(EventStream, $"ActorSystem({name})", typeof(ActorSystem), DefaultLogMessageFormatter.Instance);
        Dispatcher = new ThreadPoolDispatcher(Settings.Config.GetInt("akka.actor.default-dispatcher.throughput"));
        DeadLetterOffice = new DeadLetterRef(this, new RootActorPath(new Address("akka", name)) / "deadLetters");
        Logging = new SystemLogging(this);
        Logging.StartStandardOut();
        Scheduler = ConfiguredTypes.Make<IScheduler>(
            Settings.SchedulerClass, "akka.scheduler.implementation", Settings.Config.GetConfig("akka.scheduler"), Log);
        _guardians = new Guardians(this);
    }

    public override string Name { get; }

    public override Settings Settings { get; }

    public override Serialization.Serialization Serialization => _serialization.Value;

    public override EventStream EventStream { get; }

    public override IActorRef DeadLetters => DeadLetterOffice;

    public override IScheduler Scheduler { get; }

    public override ILoggingAdapter Log { get; }

    public override Task WhenTerminated => _terminated.Task;

    public Dispatcher Dispatcher { get; }

    public SystemLogging Logging { get; }

    public DeadLetterRef DeadLetterOffice { get; }

    public LocalActorRef Root => _guardians.Root;

    public LocalActorRef UserGuardian => _guardians.User;

    public LocalActorRef SystemGuardian => _guardians.System;

    public bool IsTerminating { get; private set; }

    /// <param name="name">Of the system.</param>
    /// <param name="config">Goes before the reference configuration.</param>
    /// <param name="extensions">Made before the loggers start.</param>
    public static LocalActorSystem Start(string name, Config config, params IExtensionId[] extensions)
    {
        if (!ActorSystemName.IsMatch(name))
        {
            throw new ArgumentException(
                $"invalid ActorSystem name [{name}], must contain only word characters (i.e. [a-zA-Z0-9] plus non-leading '-' or '_')",
                nameof(name));
        }

        var system = new LocalActorSystem(name, config);
        foreach (var extension in extensions)
        {
            system.RegisterExtension(extension);
        }

        system._guardians.Start();
        try
        {
            system.Logging.StartLoggers();
            system.SystemActorOf(Props.Create(() => new DeadLetterListener()), "deadLetterListener");
            CoordinatedShutdown.Get(system);
        }
        catch
        {
            system.StopActors();
            throw;
        }

        return system;
    }

    public override IActorRef ActorOf(Props props, string name = null) => UserGuardian.Cell.ActorOf(props, name);

    public IActorRef SystemActorOf(Props props, string name = null, Dispatcher dispatcher = null) =>
        SystemGuardian.Cell.Children.Start(props, name, dispatcher);

    public override ActorSelection ActorSelection(ActorPath actorPath) => ActorSelection(actorPath.ToString());

    public override ActorSelection ActorSelection(string actorPath) => new(UserGuardian, actorPath);

    public override object RegisterExtension(IExtensionId extension) => _extensions.GetOrAdd(
        extension.ExtensionType, _ => new Lazy<object>(() => extension.CreateExtension(this))).Value;

    public override T GetExtension<T>() => _extensions.TryGetValue(typeof(T), out var extension) ? (T)extension.Value : null;

    public override bool HasExtension<T>() => _extensions.ContainsKey(typeof(T));

    public override void RegisterOnTermination(Action code) => _onTermination.Push(code);

    public override void Stop(IActorRef actor)
    {
        var target = (IInternalActorRef)actor;
        if (target.Parent is LocalActorRef parent)
        {
            parent.Cell.Children.Stop(target);
        }
        else
        {
            target.SendSystemMessage(new Terminate());
        }
    }

    public override Task Terminate()
    {
        if (Settings.Config.GetBoolean("akka.coordinated-shutdown.run-by-actor-system-terminate"))
        {
            CoordinatedShutdown.Get(this).Run(CoordinatedShutdown.ActorSystemTerminateReason.Instance);
        }
        else
        {
            StopActors();
        }

        return WhenTerminated;
    }

    public void StopActors()
    {
        IsTerminating = true;
        UserGuardian.SendSystem(new Terminate());
    }

    /// <summary>The last actor is gone.</summary>
    public void Finish()
    {
        (Scheduler as IDisposable)?.Dispose();
        while (_onTermination.TryPop(out var code))
        {
            try
            {
                code();
            }
            catch (Exception cause)
            {
                Log.Error(cause, "A termination callback failed");
            }
        }

        _terminated.TrySetResult();
    }

    public ActorPath TemporaryPath() =>
        Root.Path / "temp" / ActorName.Generate(Interlocked.Increment(ref _nextTemporary));

    public override string ToString() => Root.Path.Address.ToString();
}
