namespace Akka.Actor;

/// <summary>The actor was told <see cref="Kill"/>; stops it by default.</summary>
public class ActorKilledException : AkkaException
{
    public ActorKilledException()
    {
    }

    public ActorKilledException(string message)
        : base(message)
    {
    }
}
