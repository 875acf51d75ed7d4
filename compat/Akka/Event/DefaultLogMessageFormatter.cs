using System.Globalization;

namespace Akka.Event;

/// <summary>Positional placeholders, as in string.Format.</summary>
public class DefaultLogMessageFormatter : ILogMessageFormatter
{
    public static readonly DefaultLogMessageFormatter Instance = new();

    private DefaultLogMessageFormatter()
    {
    }

    /// <exception cref="FormatException">The template has a named placeholder, or more of them than arguments.</exception>
    public string Format(string format, params object[] args) => string.Format(CultureInfo.CurrentCulture, format, args);

    /// <exception cref="FormatException">The template has a named placeholder, or more of them than arguments.</exception>
    public string Format(string format, IEnumerable<object> args) => Format(format, args.ToArray());
}
