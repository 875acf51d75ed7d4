using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using MultiMarket.Domain.Reports;
using MultiMarket.Warehouse.Reports;
using MultiMarket.Warehouse.Tests.Support;

namespace MultiMarket.Warehouse.Tests.Reports;

[Collection(WarehouseServer.Collection)]
public sealed class PymongoReportSpecs(WarehouseServer server)
{
    [PymongoFact]
    public async Task The_pipelines_as_they_stand_give_the_rows_of_the_reports_in_another_client()
    {
        await using var warehouse = server.Open();
        await warehouse.Orders.StoreAsync(SeededOrders.Draw(1_000, seed: 3), default);

        var rows = await RunAsync(warehouse.Options, ReportNames.All.ToDictionary(name => name, ReportPipelines.Text));

        foreach (var name in ReportNames.All)
        {
            var report = await warehouse.Reports.RunAsync(new ReportRequest(name), default);
            report.Rows.ShouldNotBeEmpty();
            Lines(rows[name].EnumerateArray().Select(row => row.EnumerateArray().Select(v => v.ToString()))).ShouldBe(
                Lines(report.Rows.Select(row => row.Select(v => Convert.ToString(v, CultureInfo.InvariantCulture)!))), name);
        }
    }

    private static async Task<Dictionary<string, JsonElement>> RunAsync(WarehouseOptions options, Dictionary<string, string> pipelines)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Reports", "run_reports.py");
        using var process = Process.Start(new ProcessStartInfo(Pymongo.Python, [script, options.ConnectionString, options.Database])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        await JsonSerializer.SerializeAsync(process.StandardInput.BaseStream, pipelines);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, await error);
        return JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(output)!;
    }

    private static string[] Lines(IEnumerable<IEnumerable<string>> rows) => [.. rows.Select(row => string.Join(" | ", row))];
}
