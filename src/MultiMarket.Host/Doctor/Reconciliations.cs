using System.Globalization;
using MultiMarket.Domain.Ledger;
using MultiMarket.Domain.Status;

namespace MultiMarket.Host.Doctor;

/// <summary>Puts a reconciliation into findings.</summary>
internal static class Reconciliations
{
    private const string Check = "reconcile";

    private static readonly (string Promise, string Advice, string[] Codes)[] Promises =
    [
        ("every archived file has its order in the warehouse, with its fingerprint", "Feed the days of the files below again: multimarket replay --from 2026-01-31 --to 2026-01-31", [DifferenceCodes.FileWithoutOrder, DifferenceCodes.OtherFingerprint, DifferenceCodes.NotAnOrder]),
        ("every order that came from a file has it in the archive", "Bring the files back from a backup, if they were taken out of the archive by hand; the orders themselves are stored.", [DifferenceCodes.OrderWithoutFile]),
        ("the warehouse holds each order of each channel once", "Another program writes to the collection: give it one of its own, and delete its documents.", [DifferenceCodes.ForeignKey]),
        ("no file is both archived and rejected", "Delete the rejected one and its reason: the archived one has its order stored.", [DifferenceCodes.ArchivedAndRejected]),
        ("every rejected file has its reason", "Have them judged anew: multimarket rejected retry FILE", [DifferenceCodes.FileWithoutReason]),
    ];

    public static IEnumerable<Finding> Describe(Reconciled result, SystemStatus? status)
    {
        yield return Finding.Ok(Check, string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Archived:N0} archived, {result.Rejected:N0} rejected and {result.Waiting:N0} waiting files; {result.Orders:N0} orders, {result.OrdersWithoutFile:N0} of which came without a file"));
        foreach (var (promise, advice, codes) in Promises)
        {
            var broken = codes.Sum(code => result.DifferenceCounts.GetValueOrDefault(code));
            yield return broken == 0
                ? Finding.Ok(Check, promise)
                : Finding.Error(Check, string.Create(CultureInfo.InvariantCulture, $"{promise}: not so for {broken:N0}"), advice);
        }

        if (result.InFlight > 0)
            yield return Finding.Ok(Check, string.Create(CultureInfo.InvariantCulture, $"{result.InFlight:N0} orders are stored while their files still wait: {(status is null ? "the next start moves them" : "they are on their way")}"));
        if (result.Leftovers.Count > 0)
            yield return Finding.Warning(Check, string.Create(CultureInfo.InvariantCulture, $"{result.Leftovers.Count:N0} traces of an interruption, such as {result.Leftovers[0]}"), "A reason without its file may be deleted. A hidden file in a source folder is taken in once more when it gets its order's name back, which is harmless.");
        if (status is not null) yield return Counters(status);
    }

    private static Finding Counters(SystemStatus status)
    {
        var wrong = status.Channels.Where(c => c.Counts.Found != c.Counts.Inserted + c.Counts.Duplicate + c.Counts.Rejected + c.Counts.InFlight).Select(c => c.Channel).ToList();
        return wrong.Count == 0
            ? Finding.Ok(Check, "the counters add up: found = inserted + duplicate + rejected + in flight")
            : Finding.Error(Check, $"the counters of {string.Join(", ", wrong)} do not add up", "Restart the host; the files are not concerned.");
    }
}
