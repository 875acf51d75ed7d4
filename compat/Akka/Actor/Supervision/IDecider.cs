namespace Akka.Actor;

/// <summary>Chooses a directive by the cause of a failure.</summary>
public interface IDecider
{
    Directive Decide(Exception cause);
}
