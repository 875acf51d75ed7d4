using Akka.Configuration;

namespace Akka.TestKit;

internal static class TestKitConfig
{
    public static Config Default { get; } = ConfigurationFactory.ParseString("""
        akka {
          loggers = ["Akka.TestKit.TestEventListener, Akka.TestKit"]
          test {
            timefactor = 1.0
            filter-leeway = 3s
            single-expect-default = 3s
            default-timeout = 5s
          }
        }
        """);

    public static Config FullDebug { get; } = ConfigurationFactory.ParseString("akka.loglevel = DEBUG");
}
