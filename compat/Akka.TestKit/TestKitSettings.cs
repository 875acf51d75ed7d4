using Akka.Actor;
using Akka.Configuration;

namespace Akka.TestKit;

/// <summary>The times of a test kit, under akka.test.</summary>
public class TestKitSettings : IExtension
{
    public TestKitSettings(Config config)
    {
        DefaultTimeout = config.GetTimeSpan("akka.test.default-timeout", null, allowInfinite: false);
        SingleExpectDefault = config.GetTimeSpan("akka.test.single-expect-default", null, allowInfinite: false);
        TestEventFilterLeeway = config.GetTimeSpan("akka.test.filter-leeway", null, allowInfinite: false);
        TestTimeFactor = config.GetDouble("akka.test.timefactor");
    }

    public TimeSpan DefaultTimeout { get; }

    /// <summary>How long an expectation waits that names no time.</summary>
    public TimeSpan SingleExpectDefault { get; }

    /// <summary>How long an event filter waits for its events.</summary>
    public TimeSpan TestEventFilterLeeway { get; }

    /// <summary>Stretches times on slow machines.</summary>
    public double TestTimeFactor { get; }
}
