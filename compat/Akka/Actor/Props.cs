using System.Linq.Expressions;
using System.Reflection;

namespace Akka.Actor;

/// <summary>How to make an actor: type, constructor arguments, deployment. Immutable, used again for every restart.</summary>
public class Props : IEquatable<Props>
{
    private readonly object[] _arguments;

    private Props(Type type, object[] arguments)
    {
        if (!typeof(ActorBase).IsAssignableFrom(type))
        {
            throw new ArgumentException($"{type} is not an actor type: derive it from ActorBase.", nameof(type));
        }

        Type = type;
        _arguments = arguments ?? [];
    }

    private Props(Props copy)
    {
        Type = copy.Type;
        _arguments = copy._arguments;
        Dispatcher = copy.Dispatcher;
        Mailbox = copy.Mailbox;
        StashCapacity = copy.StashCapacity;
        SupervisorStrategy = copy.SupervisorStrategy;
    }

    public Type Type { get; }

    public object[] Arguments => _arguments;

    /// <summary>Kept and shown; every actor runs on the thread pool.</summary>
    public string Dispatcher { get; private init; } = "akka.actor.default-dispatcher";

    /// <summary>Kept and shown; every mailbox is unbounded and allows a stash.</summary>
    public string Mailbox { get; private init; } = "";

    /// <summary>Replaces the strategy that the actor declares itself, when set.</summary>
    public SupervisorStrategy SupervisorStrategy { get; protected set; }

    internal int StashCapacity { get; private init; } = -1;

    /// <param name="factory">A <c>new</c> expression; its arguments are evaluated here, once.</param>
    /// <param name="supervisorStrategy">Replaces the actor's own strategy.</param>
    /// <exception cref="InvalidCastException">The factory is something else than a <c>new</c> expression.</exception>
    public static Props Create<TActor>(Expression<Func<TActor>> factory, SupervisorStrategy supervisorStrategy = null)
        where TActor : ActorBase
    {
        var creation = (NewExpression)factory.Body;
        var arguments = creation.Arguments.Select(Evaluate).ToArray();
        return new Props(creation.Type, arguments) { SupervisorStrategy = supervisorStrategy };
    }

    public static Props Create<TActor>(params object[] args)
        where TActor : ActorBase => new(typeof(TActor), args);

    public static Props Create<TActor>(SupervisorStrategy supervisorStrategy)
        where TActor : ActorBase, new() => new(typeof(TActor), []) { SupervisorStrategy = supervisorStrategy };

    /// <exception cref="ArgumentException">The type is not an actor.</exception>
    public static Props Create(Type type, params object[] args) => new(type, args);

    public Props WithDispatcher(string dispatcher) => new(this) { Dispatcher = dispatcher };

    public Props WithMailbox(string mailbox) => new(this) { Mailbox = mailbox };

    public Props WithStashCapacity(int stashCapacity) => new(this) { StashCapacity = stashCapacity };

    public Props WithSupervisorStrategy(SupervisorStrategy supervisorStrategy) =>
        new(this) { SupervisorStrategy = supervisorStrategy };

    /// <exception cref="TypeLoadException">No constructor takes the arguments, or the constructor threw.</exception>
    public virtual ActorBase NewActor()
    {
        try
        {
            return (ActorBase)Activator.CreateInstance(
                Type, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, null, _arguments, null);
        }
        catch (Exception cause)
        {
            var types = string.Join(",", _arguments.Select(argument => argument?.GetType().ToString() ?? "null"));
            throw new TypeLoadException(
                $"Error while creating actor instance of type {Type} with {_arguments.Length} args: ({types})", cause);
        }
    }

    /// <summary>Compares type and deployment; arguments do not matter.</summary>
    public bool Equals(Props other) =>
        other is not null && Type == other.Type && Dispatcher == other.Dispatcher && Mailbox == other.Mailbox;

    public override bool Equals(object obj) => Equals(obj as Props);

    public override int GetHashCode() => HashCode.Combine(Type, Dispatcher, Mailbox);

    private static object Evaluate(Expression argument) => argument is ConstantExpression constant
        ? constant.Value
        : Expression.Lambda<Func<object>>(Expression.Convert(argument, typeof(object))).Compile()();
}
