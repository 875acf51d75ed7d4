using MultiMarket.Host.Logging;
using Serilog.Events;
using Serilog.Parsing;
using Shouldly;

namespace MultiMarket.Host.Tests.Logging;

public sealed class OneLineFormatterSpecs
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 14, 32, 10, TimeSpan.Zero);

    [Theory]
    [InlineData(LogEventLevel.Information, "INF")]
    [InlineData(LogEventLevel.Warning, "WRN")]
    [InlineData(LogEventLevel.Error, "ERR")]
    [InlineData(LogEventLevel.Fatal, "FTL")]
    public void Time_level_and_message_stand_on_one_line(LogEventLevel level, string shown) =>
        Write(level, "web: {File} stored", null).ShouldBe($"14:32:10 {shown} web: \"a.json\" stored{Environment.NewLine}");

    [Fact]
    public void An_exception_adds_its_type_and_message_only()
    {
        var line = Write(LogEventLevel.Error, "failed", new IOException("disk\nfull"));

        line.ShouldBe($"14:32:10 ERR failed (IOException: disk full){Environment.NewLine}");
    }

    private static string Write(LogEventLevel level, string template, Exception? exception)
    {
        var output = new StringWriter();
        var properties = new[] { new LogEventProperty("File", new ScalarValue("a.json")) };
        new OneLineFormatter().Format(new LogEvent(At, level, exception, new MessageTemplateParser().Parse(template), properties), output);
        return output.ToString();
    }
}
