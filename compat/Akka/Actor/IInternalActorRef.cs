using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>What the machinery may do with a reference beyond telling.</summary>
internal interface IInternalActorRef : IActorRef
{
    IInternalActorRef Parent { get; }

    bool IsTerminated { get; }

    void SendSystemMessage(SystemMessage message);

    /// <summary>Answers the living child with that name, or null.</summary>
    IInternalActorRef FindChild(string name);
}
