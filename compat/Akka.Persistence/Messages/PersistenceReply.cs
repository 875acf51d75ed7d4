using Akka.Actor;
using Akka.Event;

namespace Akka.Persistence;

/// <summary>What a plugin has done, to be dealt with on the actor's turn; of no use to another incarnation.</summary>
/// <param name="addressee">The incarnation that asked.</param>
/// <param name="subject">The event in question; null if there is none.</param>
/// <param name="resume">What follows.</param>
internal sealed class PersistenceReply(Eventsourced addressee, object subject, Action resume) : INoSerializationVerificationNeeded, IDeadLetterSuppression
{
    public Eventsourced Addressee => addressee;

    public object Subject => subject;

    public void Resume() => resume();
}
