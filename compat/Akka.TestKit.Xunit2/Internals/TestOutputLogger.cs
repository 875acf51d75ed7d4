using Akka.Actor;
using Akka.Event;
using Xunit.Abstractions;

namespace Akka.TestKit.Xunit2.Internals;

/// <summary>Writes log events to the output of a test.</summary>
internal sealed class TestOutputLogger : ReceiveActor
{
    public TestOutputLogger(ITestOutputHelper output)
    {
        Receive<InitializeLogger>(start =>
        {
            foreach (var type in LogLevels.From(start.LoggingBus.LogLevel))
            {
                start.LoggingBus.Subscribe(Self, type);
            }

            Sender.Tell(new LoggerInitialized(), Self);
        });
        Receive<LogEvent>(entry => Write(output, entry));
    }

    private static void Write(ITestOutputHelper output, LogEvent entry)
    {
        try
        {
            output.WriteLine(entry.ToString());
        }
        catch (InvalidOperationException)
        {
            // The test has ended, and nobody reads its output any more.
        }
    }
}
