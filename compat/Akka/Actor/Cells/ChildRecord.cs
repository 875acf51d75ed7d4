using System.Diagnostics;

namespace Akka.Actor;

/// <summary>A child and the account of its restarts.</summary>
internal sealed class ChildRecord(IInternalActorRef child)
{
    private int _restarts;
    private long _windowStart;

    public IInternalActorRef Child { get; } = child;

    /// <summary>Counts a restart and answers whether it is still allowed.</summary>
    /// <param name="maximum">Restarts allowed; negative for any number.</param>
    /// <param name="window">Milliseconds in which they count; not positive for ever.</param>
    public bool MayRestart(int maximum, int window)
    {
        if (maximum == 0)
        {
            return false;
        }

        if (window <= 0)
        {
            return maximum < 0 || ++_restarts <= maximum;
        }

        var now = Stopwatch.GetTimestamp();
        if (_windowStart == 0 || Stopwatch.GetElapsedTime(_windowStart, now).TotalMilliseconds > window)
        {
            _windowStart = now;
            _restarts = 1;
            return true;
        }

        return ++_restarts <= (maximum < 0 ? 1 : maximum);
    }
}
