using System.Globalization;
using MultiMarket.Domain.Text;
using Serilog.Events;
using Serilog.Formatting;

namespace MultiMarket.Host.Logging;

/// <summary>One event, one line: <c>14:32:10 WRN message (SocketException: connection refused)</c>. The file has the rest.</summary>
internal sealed class OneLineFormatter : ITextFormatter
{
    public void Format(LogEvent logEvent, TextWriter output)
    {
        output.Write(logEvent.Timestamp.ToString("HH:mm:ss", CultureInfo.InvariantCulture));
        output.Write(' ');
        output.Write(Level(logEvent.Level));
        output.Write(' ');
        output.Write(OneLine(logEvent.RenderMessage(CultureInfo.InvariantCulture)));
        if (logEvent.Exception is { } exception) output.Write($" ({exception.GetType().Name}: {OneLine(exception.Message)})");
        output.WriteLine();
    }

    internal static string Level(LogEventLevel level) => level switch
    {
        LogEventLevel.Verbose => "VRB",
        LogEventLevel.Debug => "DBG",
        LogEventLevel.Information => "INF",
        LogEventLevel.Warning => "WRN",
        LogEventLevel.Error => "ERR",
        _ => "FTL",
    };

    private static string OneLine(string text) => PrintableText.Of(text.ReplaceLineEndings(" "));
}
