namespace Akka.Actor;

/// <summary>Marks messages that the machinery handles before the actor's behaviour sees them.</summary>
public interface IAutoReceivedMessage;

/// <summary>Marks messages that end or disturb an actor.</summary>
public interface IPossiblyHarmful;

/// <summary>Marks messages that leave the receive timeout running.</summary>
public interface INotInfluenceReceiveTimeout;

/// <summary>Marks messages that never leave the process.</summary>
public interface INoSerializationVerificationNeeded;

/// <summary>Marks messages that carry another one.</summary>
public interface IWrappedMessage
{
    object Message { get; }
}
