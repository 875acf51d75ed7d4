using System.Threading.Channels;
using Akka.Actor;
using Akka.Event;
using Akka.Hosting;
using Akka.Specs.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Shouldly;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Akka.Specs.Hosting;

public class LoggerFactorySpecs
{
    [Fact]
    public async Task Events_go_to_Microsoft_Extensions_Logging()
    {
        var written = new Recorder();
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(written);
        builder.Services.AddAkka("hosted", akka => akka.ConfigureLoggers(loggers =>
        {
            loggers.ClearLoggers();
            loggers.AddLoggerFactory();
            loggers.LogLevel = Akka.Event.LogLevel.DebugLevel;
        }));
        using var host = builder.Build();
        await host.StartAsync();
        var log = Logging.GetLogger(host.Services.GetRequiredService<ActorSystem>(), "src");

        log.Warning(new BoomException("cause"), "hello {0}", 7);

        var entry = await written.Find("hello");
        await host.StopAsync();
        entry.Category.ShouldBe("Akka.Actor.ActorSystem");
        entry.Level.ShouldBe(LogLevel.Warning);
        entry.Id.Id.ShouldBe(0);
        entry.State.ShouldBeOfType<Warning>();
        entry.Cause.ShouldBeOfType<BoomException>();
        entry.Text.ShouldStartWith("[WARNING][");
        entry.Text.ShouldEndWith("[src (akka://hosted)] hello 7");
    }

    private sealed record Entry(string Category, LogLevel Level, EventId Id, object? State, Exception? Cause, string Text);

    private sealed class Recorder : ILoggerProvider
    {
        private readonly Channel<Entry> _entries = Channel.CreateUnbounded<Entry>();

        public ILogger CreateLogger(string categoryName) => new Writer(categoryName, _entries.Writer);

        public async Task<Entry> Find(string text)
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            while (true)
            {
                var entry = await _entries.Reader.ReadAsync(limit.Token);
                if (entry.Text.Contains(text, StringComparison.Ordinal))
                {
                    return entry;
                }
            }
        }

        public void Dispose()
        {
        }
    }

    private sealed class Writer(string category, ChannelWriter<Entry> entries) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            entries.TryWrite(new Entry(category, logLevel, eventId, state, exception, formatter(state, exception)));
    }
}
