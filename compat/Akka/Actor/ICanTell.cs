namespace Akka.Actor;

/// <summary>Something that takes messages.</summary>
public interface ICanTell
{
    /// <summary>Hands over a message and returns at once.</summary>
    /// <param name="message">Any object but null.</param>
    /// <param name="sender">Who is told a reply; null stands for nobody.</param>
    void Tell(object message, IActorRef sender);
}
