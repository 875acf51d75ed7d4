namespace MultiMarket.Drills.Ledger;

/// <summary>The product's own proof that nothing was lost, run as a user runs it.</summary>
internal static class Doctor
{
    /// <summary>Runs <c>doctor --reconcile</c> on the folders and the warehouse of a host, running or not.</summary>
    public static Task<(int ExitCode, string Output, string Errors)> ReconcileAsync(HostProcess host) =>
        Programs.RunAsync(Programs.Of("MultiMarket.Host", ["doctor", "--reconcile", "--data", host.Data, "--http", $"{host.HttpPort}", "--warehouse-port", $"{host.WarehousePort}"]));

    /// <summary>Fails with the whole report unless all is well.</summary>
    public static async Task ShouldFindAllWellAsync(HostProcess host)
    {
        var (exitCode, output, errors) = await ReconcileAsync(host);
        exitCode.ShouldBe(0, output + errors);
    }
}
