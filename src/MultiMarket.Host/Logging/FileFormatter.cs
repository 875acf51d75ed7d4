using System.Globalization;
using MultiMarket.Domain.Text;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;

namespace MultiMarket.Host.Logging;

/// <summary>
/// An event of the log file: a line with time, level, source and message, and the exception below it, indented so that no text of it can
/// be taken for an event of its own.
/// </summary>
internal sealed class FileFormatter : ITextFormatter
{
    public void Format(LogEvent logEvent, TextWriter output)
    {
        output.Write(logEvent.Timestamp.ToString("yyyy-MM-dd HH:mm:ss.fff zzz", CultureInfo.InvariantCulture));
        output.Write(' ');
        output.Write(OneLineFormatter.Level(logEvent.Level));
        output.Write(' ');
        output.Write(Source(logEvent));
        output.Write(' ');
        output.WriteLine(PrintableText.Of(logEvent.RenderMessage(CultureInfo.InvariantCulture)));
        if (logEvent.Exception is not { } exception) return;
        foreach (var line in PrintableText.OfLines(exception.ToString()).Split('\n')) output.WriteLine("    " + line);
    }

    private static string Source(LogEvent logEvent) =>
        logEvent.Properties.TryGetValue(Constants.SourceContextPropertyName, out var source) && source is ScalarValue { Value: string name } ? PrintableText.Of(name) : "-";
}
