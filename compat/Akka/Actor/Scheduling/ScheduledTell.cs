using Akka.Actor.Scheduler;

namespace Akka.Actor;

/// <summary>A message on its way through the scheduler; unpacked at its mailbox.</summary>
internal sealed class ScheduledTell(object message) : IScheduledTellMsg
{
    public object Message { get; } = message;
}
