namespace Akka.Event;

/// <summary>A format with its arguments, rendered only when somebody reads it.</summary>
public abstract class LogMessage
{
    protected readonly ILogMessageFormatter Formatter;

    public LogMessage(ILogMessageFormatter formatter, string format)
    {
        Formatter = formatter;
        Format = format;
    }

    public string Format { get; }

    public abstract string Unformatted();

    public abstract IEnumerable<object> Parameters();
}

/// <inheritdoc/>
internal sealed class LogMessage<T>(ILogMessageFormatter formatter, string format, T arguments) : LogMessage(formatter, format)
    where T : IEnumerable<object>
{
    public override string Unformatted() => $"Template: {Format} - args: {string.Join(", ", arguments)}";

    public override IEnumerable<object> Parameters() => arguments;

    public override string ToString() => Formatter.Format(Format, arguments);
}
