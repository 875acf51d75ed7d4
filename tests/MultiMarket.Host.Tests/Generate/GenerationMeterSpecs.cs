using MultiMarket.Domain.Simulation.Generation;
using MultiMarket.Host.Generate;
using Shouldly;

namespace MultiMarket.Host.Tests.Generate;

public sealed class GenerationMeterSpecs
{
    private readonly StringWriter _output = new();
    private readonly SteppedTime _time = new();

    [Theory]
    [InlineData(0, 1_000, 1, "[..............................]   0 %  0 of 1,000 files, 0/s, estimating")]
    [InlineData(500, 1_000, 2, "[###############...............]  50 %  500 of 1,000 files, 250/s, 2 s left")]
    [InlineData(1_000, 100_000, 10, "[..............................]   1 %  1,000 of 100,000 files, 100/s, 0:16:30 left")]
    [InlineData(1_000, 1_000, 2, "[##############################] 100 %  1,000 of 1,000 files, 500/s, 0 s left")]
    public void It_shows_share_count_rate_and_estimate(long done, long total, int seconds, string line) =>
        GenerationMeter.Describe(done, total, "files", TimeSpan.FromSeconds(seconds)).ShouldBe(line);

    [Fact]
    public void On_a_terminal_one_line_is_redrawn_and_cleared_at_the_end()
    {
        using var meter = Open(redraw: true);
        meter.Progress.Advance(250);
        _time.Pass(TimeSpan.FromSeconds(1));

        meter.Finish().ShouldBe("250 files in 1.0 s, 250/s");
        _output.ToString().ShouldBe($"\r\e[K{GenerationMeter.Describe(250, 1_000, "files", TimeSpan.FromSeconds(1))}\r\e[K");
    }

    [Fact]
    public void Elsewhere_it_writes_a_line_now_and_then()
    {
        using var meter = Open(redraw: false);
        _time.Pass(TimeSpan.FromSeconds(5));
        meter.Finish();
        _time.Pass(TimeSpan.FromSeconds(5));

        _output.ToString().ShouldBe(GenerationMeter.Describe(0, 1_000, "files", TimeSpan.FromSeconds(5)) + Environment.NewLine);
    }

    private GenerationMeter Open(bool redraw) => new(new GenerationProgress(1_000), "files", _output, _time, redraw);

    /// <summary>A clock whose timers ring once each time that it is moved.</summary>
    private sealed class SteppedTime : TimeProvider
    {
        private readonly List<Timer> _timers = [];
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public void Pass(TimeSpan time)
        {
            _now += time.Ticks;
            foreach (var timer in _timers.ToArray()) timer.Ring();
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new Timer(() => callback(state), _timers);
            _timers.Add(timer);
            return timer;
        }

        private sealed class Timer(Action ring, List<Timer> timers) : ITimer
        {
            public void Ring() => ring();

            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose() => timers.Remove(this);

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
