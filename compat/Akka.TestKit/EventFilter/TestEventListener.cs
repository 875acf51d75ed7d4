using Akka.Event;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

/// <summary>The logger of tests: leaves out what a filter matches.</summary>
public class TestEventListener : DefaultLogger
{
    private readonly List<LogEventFilter> _filters = [];

    protected override bool Receive(object message)
    {
        switch (message)
        {
            case InitializeLogger start:
                foreach (var type in (Type[])[typeof(Mute), typeof(Unmute), typeof(DeadLetter)])
                {
                    Context.System.EventStream.Subscribe(Self, type);
                }

                return base.Receive(start);
            case Mute mute:
                _filters.AddRange(mute.Filters);
                return true;
            case Unmute unmute:
                foreach (var filter in unmute.Filters)
                {
                    _filters.Remove(filter);
                }

                return true;
            case DeadLetter letter:
                IsMuted(new Warning(letter.Sender.Path.ToString(), typeof(DeadLetter), letter));
                return true;
            case LogEvent entry:
                return IsMuted(entry) || base.Receive(entry);
            default:
                return base.Receive(message);
        }
    }

    private bool IsMuted(LogEvent entry) => _filters.Exists(filter => filter.Apply(entry));

    internal sealed record Mute(IReadOnlyList<LogEventFilter> Filters);

    internal sealed record Unmute(IReadOnlyList<LogEventFilter> Filters);
}
