namespace Akka.Actor;

/// <summary>An actor that has something to do between its constructor and its first behaviour.</summary>
internal interface IInitializableActor
{
    void Init();
}
