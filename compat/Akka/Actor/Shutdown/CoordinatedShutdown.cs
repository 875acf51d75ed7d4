using Akka.Configuration;
using Akka.Event;

namespace Akka.Actor;

/// <summary>
/// The way down: phases in order, the tasks of a phase side by side. Tasks are added while the system runs;
/// <see cref="Run"/> goes through them once.
/// </summary>
public sealed class CoordinatedShutdown : IExtension
{
    public const string PhaseBeforeServiceUnbind = "before-service-unbind";
    public const string PhaseServiceUnbind = "service-unbind";
    public const string PhaseServiceRequestsDone = "service-requests-done";
    public const string PhaseServiceStop = "service-stop";
    public const string PhaseBeforeClusterShutdown = "before-cluster-shutdown";
    public const string PhaseClusterShardingShutdownRegion = "cluster-sharding-shutdown-region";
    public const string PhaseClusterLeave = "cluster-leave";
    public const string PhaseClusterExiting = "cluster-exiting";
    public const string PhaseClusterExitingDone = "cluster-exiting-done";
    public const string PhaseClusterShutdown = "cluster-shutdown";
    public const string PhaseBeforeActorSystemTerminate = "before-actor-system-terminate";
    public const string PhaseActorSystemTerminate = "actor-system-terminate";

    private readonly LocalActorSystem _system;
    private readonly IReadOnlyList<ShutdownPhase> _phases;
    private readonly ILoggingAdapter _log;
    private readonly Lock _gate = new();
    private Task<Done> _run;

    internal CoordinatedShutdown(LocalActorSystem system)
    {
        _system = system;
        _log = Logging.GetLogger(system, "CoordinatedShutdown");
        var config = system.Settings.Config.GetConfig("akka.coordinated-shutdown");
        _phases = ShutdownPhases.InOrder(config);
        if (config.GetBoolean("terminate-actor-system"))
        {
            AddTask(PhaseActorSystemTerminate, "terminate-system", () =>
            {
                system.StopActors();
                return system.WhenTerminated.ContinueWith(_ => Done.Instance, TaskScheduler.Default);
            });
        }
    }

    /// <summary>Why it runs; null before.</summary>
    public Reason ShutdownReason { get; private set; }

    public ExtendedActorSystem System => _system;

    /// <summary>The time that all phases may take together.</summary>
    public TimeSpan TotalTimeout => TimeSpan.FromTicks(_phases.Sum(phase => phase.Timeout.Ticks));

    public static CoordinatedShutdown Get(ActorSystem sys) => CoordinatedShutdownExtension.Instance.Apply(sys);

    /// <exception cref="ConfigurationException">There is no such phase.</exception>
    public void AddTask(string phase, string taskName, Func<Task<Done>> task) => Find(phase).Add(taskName, task);

    /// <exception cref="ConfigurationException">There is no such phase.</exception>
    public TimeSpan Timeout(string phase) => Find(phase).Timeout;

    /// <summary>Goes through the phases; when called again answers the first run.</summary>
    /// <param name="reason">Kept as <see cref="ShutdownReason"/>.</param>
    /// <param name="fromPhase">Skips the phases before this one.</param>
    public Task<Done> Run(Reason reason, string fromPhase = null)
    {
        lock (_gate)
        {
            if (_run is null)
            {
                var first = fromPhase is null ? 0 : _phases.ToList().IndexOf(Find(fromPhase));
                ShutdownReason = reason;
                _run = Task.Run(() => RunFrom(first));
            }

            return _run;
        }
    }

    private async Task<Done> RunFrom(int first)
    {
        foreach (var phase in _phases.Skip(first))
        {
            await phase.Run(_log).ConfigureAwait(false);
        }

        return Done.Instance;
    }

    private ShutdownPhase Find(string phase) => _phases.FirstOrDefault(known => known.Name == phase)
        ?? throw new ConfigurationException(
            $"Unknown phase [{phase}], known phases [{string.Join(",", _phases.Select(known => known.Name))}]. All phases (along with their optional dependencies) must be defined in configuration.");

    /// <summary>Why a system shuts down.</summary>
    public class Reason
    {
        protected Reason()
        {
        }
    }

    public class UnknownReason : Reason
    {
        public static readonly Reason Instance = new UnknownReason();

        private UnknownReason()
        {
        }
    }

    public class ActorSystemTerminateReason : Reason
    {
        public static readonly Reason Instance = new ActorSystemTerminateReason();

        private ActorSystemTerminateReason()
        {
        }
    }

    public class ClrExitReason : Reason
    {
        public static readonly Reason Instance = new ClrExitReason();

        private ClrExitReason()
        {
        }
    }
}
