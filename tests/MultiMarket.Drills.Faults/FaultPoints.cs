using System.Diagnostics;
using MultiMarket.Domain.Ingestion;

namespace MultiMarket.Drills.Faults;

/// <summary>
/// Counts the calls to the disk and the warehouse and strikes the one that the drill has chosen. It obeys the lines
/// <c>arm KIND N [CALL]</c>, <c>disarm</c> and <c>clock SECONDS</c>, which sets the clock, and answers each with a line.
/// </summary>
internal sealed class FaultPoints(TextWriter answers)
{
    private readonly Lock _gate = new();
    private readonly ManualResetEventSlim _released = new(initialState: true);
    private FaultPlan? _plan;
    private int _calls;
    private int _struck;

    /// <summary>The clock that the host goes by.</summary>
    public ShiftedClock Clock { get; } = new();

    public void Obey(TextReader commands) => new Thread(() =>
    {
        while (commands.ReadLine() is { } line)
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            lock (_gate)
            {
                if (words is ["clock", var seconds])
                {
                    Clock.Set(seconds);
                    answers.WriteLine($"drill {line}: set");
                    continue;
                }

                _plan = words is ["arm", ..] ? FaultPlan.Parse(words[1..]) : null;
                if (_plan is null) _released.Set();
                else _released.Reset();
                answers.WriteLine($"drill {line}: {_calls} calls, {_struck} struck");
                (_calls, _struck) = (0, 0);
            }
        }
    })
    { IsBackground = true, Name = "drill" }.Start();

    /// <summary>A call is about to be made, or has just been made.</summary>
    public void Reach(string call)
    {
        if (Strikes(call) is not { } kind) return;
        if (kind == "kill") Kill();
        if (kind == "hold")
        {
            answers.WriteLine($"drill holds {call}");
            _released.Wait();
            return;
        }

        throw kind == "bug" ? new InvalidOperationException($"drill: nobody expects this at {call}")
            : call.StartsWith("store", StringComparison.Ordinal) ? new WarehouseUnavailableException($"drill: the warehouse is away at {call}")
            : new IOException($"drill: no space left on device at {call}");
    }

    /// <summary>A call that changes files is about to be made: when it is struck, the process ends as soon as the first change is seen.</summary>
    public void ReachDuring(string call, string changing)
    {
        if (Strikes(call) is null) return;
        var before = Entries(changing);
        new Thread(() =>
        {
            while (Entries(changing) == before) Thread.SpinWait(50);
            Kill();
        })
        { IsBackground = true, Priority = ThreadPriority.Highest }.Start();
    }

    private static int Entries(string folder) => Directory.Exists(folder) ? Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Count() : 0;

    private string? Strikes(string call)
    {
        lock (_gate)
        {
            if (_plan is not { } plan || !plan.Counts(call) || !plan.Strikes(++_calls)) return null;
            _struck++;
            return plan.Kind;
        }
    }

    private static void Kill() => Process.GetCurrentProcess().Kill();
}
