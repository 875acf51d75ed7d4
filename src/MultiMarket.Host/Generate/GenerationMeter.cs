using System.Globalization;
using MultiMarket.Domain.Simulation.Generation;

namespace MultiMarket.Host.Generate;

/// <summary>Shows how far a generation has come: a bar that is redrawn on a terminal, a line now and then elsewhere.</summary>
internal sealed class GenerationMeter : IDisposable
{
    private const int Width = 30;
    private static readonly TimeSpan Redraw = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Line = TimeSpan.FromSeconds(5);

    private readonly string _unit;
    private readonly TextWriter _output;
    private readonly TimeProvider _time;
    private readonly bool _redraw;
    private readonly long _start;
    private readonly ITimer _timer;
    private readonly Lock _lock = new();
    private bool _ended;

    /// <param name="progress">What is counted.</param>
    /// <param name="unit">What the records are called.</param>
    /// <param name="output">Where the bar goes.</param>
    /// <param name="time">Gives the rate.</param>
    /// <param name="redraw">True on a terminal.</param>
    public GenerationMeter(GenerationProgress progress, string unit, TextWriter output, TimeProvider time, bool redraw)
    {
        (Progress, _unit, _output, _time, _redraw, _start) = (progress, unit, output, time, redraw, time.GetTimestamp());
        var interval = redraw ? Redraw : Line;
        _timer = time.CreateTimer(_ => Show(), null, interval, interval);
    }

    public GenerationProgress Progress { get; }

    /// <summary>Time since the beginning.</summary>
    public TimeSpan Elapsed => _time.GetElapsedTime(_start);

    /// <summary>Ends the display and says how long it took.</summary>
    public string Finish()
    {
        Dispose();
        return string.Create(CultureInfo.InvariantCulture, $"{Progress.Done:N0} {_unit} in {Elapsed.TotalSeconds:N1} s, {Rate(Progress.Done, Elapsed):N0}/s");
    }

    public void Dispose()
    {
        _timer.Dispose();
        lock (_lock)
        {
            if (_ended) return;
            _ended = true;
            if (_redraw) _output.Write("\r\e[K");
            _output.Flush();
        }
    }

    /// <summary>The bar with share, count, rate and estimate.</summary>
    internal static string Describe(long done, long total, string unit, TimeSpan elapsed)
    {
        var share = Math.Min(1, (double)done / total);
        var full = (int)(share * Width);
        var rate = Rate(done, elapsed);
        var left = done == 0 ? "estimating" : $"{Duration(TimeSpan.FromSeconds((total - done) / rate))} left";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"[{new string('#', full)}{new string('.', Width - full)}] {share * 100,3:N0} %  {done:N0} of {total:N0} {unit}, {rate:N0}/s, {left}");
    }

    private static double Rate(long done, TimeSpan elapsed) => done / Math.Max(elapsed.TotalSeconds, 0.001);

    private static string Duration(TimeSpan time) => time.TotalMinutes < 1
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalSeconds):N0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}");

    private void Show()
    {
        lock (_lock)
        {
            if (_ended) return;
            var text = Describe(Progress.Done, Progress.Total, _unit, Elapsed);
            if (_redraw) _output.Write($"\r\e[K{text}");
            else _output.WriteLine(text);
            _output.Flush();
        }
    }
}
