using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Ledger;
using MultiMarket.Host.Settings;
using MultiMarket.Host.Startup;

namespace MultiMarket.Host.Doctor;

/// <summary>One visit of the doctor.</summary>
internal static class DoctorRun
{
    /// <summary>Makes every check, one after the other.</summary>
    /// <param name="settings">The settings that a host would start with.</param>
    /// <param name="reconcile">True to compare the folders with the warehouse too.</param>
    /// <param name="progress">Told how far the comparison has come.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<Diagnosis> ExamineAsync(HostSettings settings, bool reconcile, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var running = await RunningHost.FindAsync(settings, cancellationToken);
        List<Finding> findings =
        [
            .. HostCheck.Look(settings, running), .. PortCheck.Look(settings, running), .. FolderCheck.Look(settings, running), .. SystemLimitsCheck.Look(settings.DataFolder),
            .. await WarehouseCheck.LookAsync(settings, running, cancellationToken),
        ];
        if (!reconcile) return new Diagnosis(findings, null);
        if (!Directory.Exists(settings.DataFolder)) return new Diagnosis([.. findings, Unable("there is no data folder")], null);
        try
        {
            var result = await ReconcileCheck.RunAsync(settings, running, progress, cancellationToken);
            var status = running.Status is null ? null : (await RunningHost.FindAsync(settings, cancellationToken)).Status;
            return new Diagnosis([.. findings, .. Reconciliations.Describe(result, status)], result);
        }
        catch (Exception e) when (e is StartupException or WarehouseUnavailableException or IOException or UnauthorizedAccessException)
        {
            return new Diagnosis([.. findings, Unable(e.Message.ReplaceLineEndings(" "))], null);
        }
    }

    private static Finding Unable(string reason) => Finding.Error("reconcile", $"the folders and the warehouse cannot be compared: {reason}", "Mend this and run the doctor again.");
}

/// <summary>What the doctor found.</summary>
/// <param name="Findings">One for each check, in the order in which they were made.</param>
/// <param name="Reconciliation">The comparison of folders and warehouse; null when it was not asked for or could not be made.</param>
internal sealed record Diagnosis(IReadOnlyList<Finding> Findings, Reconciled? Reconciliation)
{
    /// <summary>True when nothing is wrong; warnings are not.</summary>
    public bool IsSound => Findings.All(f => f.Level != FindingLevel.Error);
}
