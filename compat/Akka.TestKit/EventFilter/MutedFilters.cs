using Akka.Actor;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

/// <summary>Filters in force, and what they have matched since.</summary>
internal sealed class MutedFilters : IUnmutableFilter
{
    private readonly ActorSystem _system;
    private readonly IReadOnlyList<LogEventFilter> _filters;
    private readonly int _before;

    public MutedFilters(ActorSystem system, IReadOnlyList<LogEventFilter> filters)
    {
        _system = system;
        _filters = filters;
        _before = Total;
        system.EventStream.Publish(new TestEventListener.Mute(filters));
    }

    public int Matched => Total - _before;

    private int Total => _filters.Sum(filter => filter.Matched);

    public void Unmute() => _system.EventStream.Publish(new TestEventListener.Unmute(_filters));

    public void Dispose() => Unmute();
}
