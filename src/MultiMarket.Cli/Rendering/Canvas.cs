using MultiMarket.Cli.Terminal;
using MultiMarket.Domain.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MultiMarket.Cli.Rendering;

/// <summary>Draws into text, fit for a terminal or for a pipe.</summary>
internal sealed class Canvas
{
    // Text that goes to a program or a file is not wrapped, unless somebody has written a novel into one field.
    private const int Unbounded = 1000;

    private readonly StringWriter _text = new();
    private readonly IAnsiConsole _console;

    public Canvas(CliTerminal terminal, bool colours)
    {
        Width = terminal.Width;
        TimeZone = terminal.Time.LocalTimeZone;
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = colours ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(_text),
        });
        _console.Profile.Capabilities.Unicode = true;
        _console.Profile.Width = terminal.IsInteractive ? terminal.Width : Unbounded;
    }

    /// <summary>The width that charts should have, in characters.</summary>
    public int Width { get; }

    /// <summary>The zone in which moments are shown.</summary>
    public TimeZoneInfo TimeZone { get; }

    /// <summary>One line of plain text, wrapped by words on a terminal; nothing in it commands the terminal.</summary>
    public Canvas Line(string text = "")
    {
        _console.WriteLine(PrintableText.Of(text));
        return this;
    }

    /// <summary>One line with a style.</summary>
    public Canvas Line(string text, Style style)
    {
        _console.WriteLine(PrintableText.Of(text), style);
        return this;
    }

    /// <summary>A table or a chart.</summary>
    public Canvas Draw(IRenderable renderable)
    {
        _console.Write(renderable);
        return this;
    }

    /// <summary>Everything drawn, without the blanks that pad the ends of lines and without double empty lines.</summary>
    public override string ToString()
    {
        var lines = _text.ToString().ReplaceLineEndings("\n").Split('\n').Select(l => l.TrimEnd(' ')).ToList();
        return string.Join(Environment.NewLine, lines.Where((line, i) => line.Length > 0 || i == 0 || i == lines.Count - 1 || lines[i - 1].Length > 0));
    }
}
