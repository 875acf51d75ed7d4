namespace MultiMarket.Host.Tests.Support;

/// <summary>A clock that goes on when it is told to.</summary>
internal sealed class ManualTime(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
