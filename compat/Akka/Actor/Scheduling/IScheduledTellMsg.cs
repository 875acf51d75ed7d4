namespace Akka.Actor.Scheduler;

/// <summary>What a dead letter shows when the message had been scheduled.</summary>
public interface IScheduledTellMsg : INoSerializationVerificationNeeded, IWrappedMessage;
