using System.Text.RegularExpressions;

namespace MultiMarket.Drills.Support;

/// <summary>The real host with fault points between its actors and its folders and store.</summary>
internal sealed partial class FaultyHost : IAsyncDisposable
{
    private FaultyHost(HostProcess process) => Process = process;

    public HostProcess Process { get; }

    /// <summary>Starts it, with no fault armed.</summary>
    public static async Task<FaultyHost> StartAsync(params string[] options)
    {
        var host = Around(HostProcess.Prepare(options: options));
        await host.Process.StartAsync();
        return host;
    }

    /// <summary>Puts fault points into a host that is not started yet.</summary>
    public static FaultyHost Around(HostProcess process)
    {
        process.Environment["DOTNET_STARTUP_HOOKS"] = Programs.PathOf("MultiMarket.Drills.Faults");
        return new FaultyHost(process);
    }

    /// <summary>Counts the calls of a name from here on, or from the start of a host that has just been launched.</summary>
    public Task CountAsync(string call) => Process.SayAsync($"arm once {int.MaxValue} {call}");

    /// <summary>Ends the count; returns it.</summary>
    public async Task<int> CountedAsync() => int.Parse(Calls().Match(await SayAsync("disarm")).Groups[1].Value);

    /// <summary>Arms a fault; see the project MultiMarket.Drills.Faults.</summary>
    /// <param name="kind"><c>kill</c>, <c>once</c>, <c>while</c>, <c>bug</c> or <c>hold</c>.</param>
    /// <param name="number">The call that is struck, counted from here.</param>
    /// <param name="call">The name of the calls that count; null for all.</param>
    public Task ArmAsync(string kind, int number, string? call = null) => SayAsync($"arm {kind} {number} {call}".TrimEnd());

    /// <summary>Arms a hold and waits until a call is held, after something was done that leads to it.</summary>
    /// <param name="call">The call.</param>
    /// <param name="act">What is done.</param>
    public async Task HoldAsync(string call, Action act)
    {
        await ArmAsync("hold", 1, call);
        var mark = Process.Output.Length;
        act();
        await Eventually.TrueAsync($"{call} is held", () => Process.Output[mark..].Contains($"drill holds {call}", StringComparison.Ordinal), TimeSpan.FromSeconds(15));
    }

    /// <summary>Sets the wall clock of the host to so much after the true time, or before it.</summary>
    public Task SetClockAsync(TimeSpan shift) => SayAsync(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"clock {shift.TotalSeconds}"));

    /// <summary>Takes the fault back; returns how often it struck.</summary>
    public async Task<int> DisarmAsync() => int.Parse(Struck().Match(await SayAsync("disarm")).Groups[1].Value);

    /// <summary>Waits until the process was ended by its fault.</summary>
    public Task DiesAsync() => Eventually.TrueAsync("the host dies of its fault", () => Process.HasExited, TimeSpan.FromSeconds(60));

    /// <summary>Waits until the process was ended by its fault, or until a condition says that it will not be.</summary>
    public async Task<bool> DiesUnlessAsync(Func<bool> finished)
    {
        var since = (long?)null;
        // What has finished may have done so in the last moment before its end.
        await Eventually.TrueAsync(
            "the host dies or finishes",
            () => Process.HasExited || (finished() && System.Diagnostics.Stopwatch.GetElapsedTime(since ??= System.Diagnostics.Stopwatch.GetTimestamp()) > TimeSpan.FromMilliseconds(500)),
            TimeSpan.FromSeconds(60));
        return Process.HasExited;
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();

    private async Task<string> SayAsync(string command)
    {
        var mark = Process.Output.Length;
        await Process.SayAsync(command);
        return await Eventually.BecomesAsync(
            $"the host has heard '{command}'",
            () => Task.FromResult(Process.Output[mark..].Split('\n').FirstOrDefault(l => l.StartsWith($"drill {command}:", StringComparison.Ordinal)) ?? ""),
            answer => answer.Length > 0,
            TimeSpan.FromSeconds(15));
    }

    [GeneratedRegex(@"(\d+) calls")]
    private static partial Regex Calls();

    [GeneratedRegex(@"(\d+) struck")]
    private static partial Regex Struck();
}
