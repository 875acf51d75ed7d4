using System.Text;
using Akka.Actor;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Drills.Support;

namespace MultiMarket.Drills.Actors;

/// <summary>The ways to make an actor fail on a message.</summary>
internal static class Strikes
{
    private static int _files;

    /// <summary>The message holds nothing where something must be.</summary>
    public static Strike Hollow { get; } = Told(actor => StruckActor.Hollow(actor.Handled));

    /// <summary>Whoever sent the message cannot be answered.</summary>
    public static Strike Unanswerable(object? message = null) => Told(actor => message ?? actor.Message, _ => Saboteur.Create());

    /// <summary>What the handler calls throws what nobody expects.</summary>
    public static Strike Calling(string call, object? message = null) => actor =>
    {
        actor.Tree.Faults.Plan(call, actor.Type, Throws);
        actor.Ref.Tell(message ?? actor.Message, ActorRefs.NoSender);
        return Task.CompletedTask;
    };

    /// <summary>Nothing in the handler can throw: the actor fails on the next thing, and what the handler kept is lost with it.</summary>
    public static Strike Afterwards(object? message = null) => actor =>
    {
        actor.Ref.Tell(message ?? actor.Message, ActorRefs.NoSender);
        actor.Fail();
        return Task.CompletedTask;
    };

    /// <summary>The message itself is wrong.</summary>
    public static Strike Told(object message) => Told(_ => message);

    /// <summary>As <see cref="Told(object)"/>, for messages that depend on the actor.</summary>
    public static Strike Told(Func<StruckActor, object> message, Func<StruckActor, IActorRef>? sender = null) => actor =>
    {
        actor.Ref.Tell(message(actor), sender?.Invoke(actor) ?? ActorRefs.NoSender);
        return Task.CompletedTask;
    };

    /// <summary>A child is stopped, and the actor fails before it has made up for it.</summary>
    public static Strike Bereft(string child) => async actor =>
    {
        (await actor.Tree.FindAsync(child))!.Tell(Akka.Actor.Kill.Instance);
        await Eventually.BecomesAsync($"{child} is stopped", () => actor.Tree.FindAsync(child), found => found is null, TimeSpan.FromSeconds(10));
        actor.Fail();
    };

    /// <summary>An order arrives, and what the actor calls on its way goes wrong, the one after the other.</summary>
    public static Strike OnOrder(params (string Call, Func<object?> Strike)[] calls) => OnFile(isOrder: true, calls);

    /// <summary>As <see cref="OnOrder"/>, for a file that is to be rejected.</summary>
    public static Strike OnRubbish(params (string Call, Func<object?> Strike)[] calls) => OnFile(isOrder: false, calls);

    /// <summary>A file is on its way, and the actor fails just when another one makes a call.</summary>
    public static Strike While(Type other, string call, bool isOrder = true) => actor =>
    {
        Fail(actor, other, call);
        return OnFile(isOrder)(actor);
    };

    /// <summary>Plans that the actor fails just when another one makes a call.</summary>
    public static void Fail(StruckActor actor, Type other, string call) => actor.Tree.Faults.Plan(call, other, () =>
    {
        actor.Fail();
        return null;
    });

    /// <summary>A bug.</summary>
    public static object? Throws() => throw new DrillException("nobody expects this");

    /// <summary>A bug on the way to the warehouse.</summary>
    public static object? Breaks<T>() => Task.FromException<T>(new DrillException("nobody expects this"));

    /// <summary>The warehouse is away.</summary>
    public static object? IsAway<T>() => Task.FromException<T>(new WarehouseUnavailableException("drill"));

    private static Strike OnFile(bool isOrder, params (string Call, Func<object?> Strike)[] calls) => actor =>
    {
        foreach (var (call, strike) in calls) actor.Tree.Faults.Plan(call, actor.Type, strike);
        var id = $"struck-{Interlocked.Increment(ref _files)}";
        if (isOrder) actor.Tree.Drop("web", $"{id}.json", OrderTexts.Of("web", id));
        else actor.Tree.Drop("web", $"{id}.json", Encoding.UTF8.GetBytes("{}"), ExpectedFate.Rejected);
        return Task.CompletedTask;
    };
}
