namespace Akka.Actor;

/// <summary>An actor that is given a stash before its PreStart.</summary>
public interface IActorStash
{
    IStash Stash { get; set; }
}

/// <summary>A stash without demands on the mailbox.</summary>
public interface IWithUnrestrictedStash : IActorStash;

/// <summary>A stash bounded by <see cref="Props.WithStashCapacity"/>.</summary>
public interface IWithStash : IWithUnrestrictedStash;

/// <summary>A stash that grows as needed.</summary>
public interface IWithUnboundedStash : IWithUnrestrictedStash;
