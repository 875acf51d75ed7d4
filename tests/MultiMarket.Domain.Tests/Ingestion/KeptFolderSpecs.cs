using MultiMarket.Domain.Ingestion;

namespace MultiMarket.Domain.Tests.Ingestion;

public sealed class KeptFolderSpecs : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("multimarket-").FullName;

    public void Dispose() => Directory.Delete(_path, recursive: true);

    [Fact]
    public void A_folder_is_closed_also_when_its_time_is_up_before_the_thread_that_opened_it_goes_on()
    {
        if (!OperatingSystem.IsLinux()) return;
        var kept = new KeptFolder(() => OpenFolder.At(_path), new HurriedTime());
        var folder = kept.Folder.ShouldNotBeNull();
        Should.Throw<ObjectDisposedException>(() => folder.Folder("any"));
    }

    /// <summary>A clock whose timers are over as soon as they are set.</summary>
    private sealed class HurriedTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new HurriedTimer(callback, state);
            timer.Change(dueTime, period);
            return timer;
        }
    }

    private sealed class HurriedTimer(TimerCallback callback, object? state) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime != Timeout.InfiniteTimeSpan) callback(state);
            return true;
        }

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
