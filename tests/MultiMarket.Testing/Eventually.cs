using System.Diagnostics;
using System.Net.Sockets;

namespace MultiMarket.Testing;

/// <summary>Waits for a named condition.</summary>
public static class Eventually
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(25);

    /// <summary>Waits until the probe gives a value for which the condition holds, and returns it.</summary>
    /// <exception cref="TimeoutException">It never held; the message names the condition and the last value.</exception>
    public static async Task<T> BecomesAsync<T>(string condition, Func<Task<T>> probe, Func<T, bool> holds, TimeSpan timeout)
    {
        var clock = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(Pace);
        object? last = null;
        do
        {
            try
            {
                var value = await probe();
                if (holds(value)) return value;
                last = value;
            }
            catch (Exception e) when (e is HttpRequestException or SocketException or IOException)
            {
                last = e.Message;
            }

            await timer.WaitForNextTickAsync();
        }
        while (clock.Elapsed < timeout);
        throw new TimeoutException($"Within {timeout.TotalSeconds:0.#} s it did not become true that {condition}; last seen: {last}");
    }

    /// <summary>Waits until a condition without a value of its own holds.</summary>
    public static Task TrueAsync(string condition, Func<bool> holds, TimeSpan timeout) =>
        BecomesAsync(condition, () => Task.FromResult(holds()), value => value, timeout);
}
