using System.Runtime.ExceptionServices;

namespace MultiMarket.Domain.Simulation.Generation;

/// <summary>Runs numbered pieces of work on several threads.</summary>
internal static class Parallelism
{
    /// <summary>Runs them, those with low numbers first; the first failure ends the others and is thrown as it is.</summary>
    /// <param name="count">How many pieces there are.</param>
    /// <param name="threads">How many run at the same time; null for one on each processor.</param>
    /// <param name="run">Runs one of them.</param>
    public static void Run(long count, int? threads, Action<long> run)
    {
        var next = -1L;
        try
        {
            Parallel.For(0, threads ?? Environment.ProcessorCount, new ParallelOptions { MaxDegreeOfParallelism = threads ?? Environment.ProcessorCount }, (_, state) =>
            {
                while (!state.ShouldExitCurrentIteration && Interlocked.Increment(ref next) is var piece && piece < count) run(piece);
            });
        }
        catch (AggregateException failures)
        {
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }
    }
}
