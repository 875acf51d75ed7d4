namespace Akka.Dispatch;

/// <summary>A link of a <see cref="MessageQueue{T}"/>; a node goes through one queue, once.</summary>
internal class QueueNode
{
    internal QueueNode Next;
}
