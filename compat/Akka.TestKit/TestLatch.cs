namespace Akka.TestKit;

/// <summary>Opens once it was counted down, for tests that wait for several threads.</summary>
public class TestLatch
{
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(5);

    private readonly CountdownEvent _event;
    private readonly Func<TimeSpan, TimeSpan> _dilate;
    private readonly TimeSpan _timeout;

    public TestLatch()
        : this(1)
    {
    }

    public TestLatch(int count)
        : this(count, DefaultTimeout)
    {
    }

    public TestLatch(int count, TimeSpan defaultTimeout)
        : this(time => time, defaultTimeout, count)
    {
    }

    protected internal TestLatch(Func<TimeSpan, TimeSpan> dilate, TimeSpan defaultTimeout, int count)
    {
        _dilate = dilate;
        _timeout = defaultTimeout;
        _event = new CountdownEvent(count);
    }

    public bool IsOpen => _event.IsSet;

    public void CountDown() => _event.Signal();

    public void Open()
    {
        while (!IsOpen)
        {
            CountDown();
        }
    }

    public void Reset() => _event.Reset();

    /// <summary>Waits until it is open.</summary>
    /// <exception cref="TimeoutException">It did not open in time.</exception>
    public void Ready() => Ready(_timeout);

    /// <summary>Waits until it is open.</summary>
    /// <exception cref="TimeoutException">It did not open in time.</exception>
    public void Ready(TimeSpan timeout)
    {
        if (!_event.Wait(_dilate(timeout)))
        {
            throw new TimeoutException($"Timeout of {timeout} exceeded while waiting for the latch.");
        }
    }
}
