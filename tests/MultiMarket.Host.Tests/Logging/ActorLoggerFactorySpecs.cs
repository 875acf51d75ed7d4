using Akka.Event;
using MultiMarket.Host.Logging;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Shouldly;

namespace MultiMarket.Host.Tests.Logging;

public sealed class ActorLoggerFactorySpecs
{
    private const string Path = "akka://multimarket/user/channels/web/watcher";

    private readonly RecordingSink _sink = new();

    [Fact]
    public void An_event_keeps_its_text_and_its_actor_and_loses_its_prefix()
    {
        var cause = new IOException("disk");
        var entry = new Akka.Event.Error(cause, Path, typeof(object), "{0} is not a template");

        Log(entry, Microsoft.Extensions.Logging.LogLevel.Error, cause);

        var written = _sink.Events.Single();
        written.Level.ShouldBe(LogEventLevel.Error);
        written.RenderMessage().ShouldBe("{0} is not a template");
        written.Exception.ShouldBe(cause);
        ((ScalarValue)written.Properties["SourceContext"]).Value.ShouldBe(Path);
    }

    [Theory]
    [InlineData(Microsoft.Extensions.Logging.LogLevel.Debug, false)]
    [InlineData(Microsoft.Extensions.Logging.LogLevel.Information, true)]
    [InlineData(Microsoft.Extensions.Logging.LogLevel.Critical, true)]
    public void Levels_are_those_of_the_log(Microsoft.Extensions.Logging.LogLevel level, bool written)
    {
        Log(new Info(Path, typeof(object), "text"), level, null);

        _sink.Events.Count.ShouldBe(written ? 1 : 0);
    }

    private void Log(Akka.Event.LogEvent entry, Microsoft.Extensions.Logging.LogLevel level, Exception? cause)
    {
        using var log = new LoggerConfiguration().WriteTo.Sink(_sink).CreateLogger();
        using var factory = new ActorLoggerFactory(log);
        Microsoft.Extensions.Logging.ILogger logger = factory.CreateLogger("Akka.Actor.ActorSystem");
        logger.Log(level, default, entry, cause, (e, _) => $"[PREFIX] {e.Message}");
    }

    private sealed class RecordingSink : ILogEventSink
    {
        public List<Serilog.Events.LogEvent> Events { get; } = [];

        public void Emit(Serilog.Events.LogEvent logEvent) => Events.Add(logEvent);
    }
}
