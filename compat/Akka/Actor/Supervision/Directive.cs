namespace Akka.Actor;

/// <summary>What a parent does about a failed child.</summary>
public enum Directive
{
    /// <summary>Goes on with the next message, state kept.</summary>
    Resume = 0,

    /// <summary>Replaces the instance, mailbox kept.</summary>
    Restart = 1,

    /// <summary>Fails at the parent's own parent.</summary>
    Escalate = 2,

    /// <summary>Ends the child.</summary>
    Stop = 3,
}
