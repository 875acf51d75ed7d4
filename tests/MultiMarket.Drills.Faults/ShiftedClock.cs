using System.Globalization;

namespace MultiMarket.Drills.Faults;

/// <summary>A wall clock that can be set while the host runs; the time since an arbitrary beginning goes on as it does on a real machine.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    private long _shift;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + new TimeSpan(Interlocked.Read(ref _shift));

    /// <summary>Sets it to so many seconds after the true time; before it when negative.</summary>
    public void Set(string seconds) => Interlocked.Exchange(ref _shift, TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)).Ticks);
}
