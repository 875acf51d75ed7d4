using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace MultiMarket.EmbeddedMongo.Tests.Support;

/// <summary>Keeps what a server logs.</summary>
internal sealed class LogLines : ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _lines = new();

    public IReadOnlyList<string> Of(LogLevel level) => [.. _lines.Where(line => line.Level == level).Select(line => line.Text)];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue((logLevel, formatter(state, exception) + exception));
}
