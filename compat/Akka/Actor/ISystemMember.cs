namespace Akka.Actor;

/// <summary>A reference without a cell that knows its system all the same.</summary>
internal interface ISystemMember
{
    LocalActorSystem System { get; }
}
