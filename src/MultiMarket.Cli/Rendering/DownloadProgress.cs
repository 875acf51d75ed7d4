using System.Globalization;
using MultiMarket.Cli.Terminal;

namespace MultiMarket.Cli.Rendering;

/// <summary>Tells a person how far a download has come: one line, drawn anew and gone in the end. A file or a pipe gets nothing of it.</summary>
internal sealed class DownloadProgress(CliTerminal terminal, string name)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private long _started = terminal.Time.GetTimestamp();
    private bool _shown;

    /// <summary>Shows the number of bytes so far, unless it was shown just before.</summary>
    public void Show(long bytes)
    {
        if (!terminal.IsInteractive || terminal.Time.GetElapsedTime(_started) < Pause) return;
        _started = terminal.Time.GetTimestamp();
        _shown = true;
        terminal.Out.Write(string.Create(CultureInfo.InvariantCulture, $"\r{name}: {bytes / 1_000_000d:N1} MB so far …"));
    }

    /// <summary>Takes the line away.</summary>
    public void Clear()
    {
        if (_shown) terminal.Out.Write("\r\x1b[K");
        _shown = false;
    }
}
