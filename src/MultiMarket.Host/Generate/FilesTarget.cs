using System.Globalization;
using MultiMarket.Domain.Simulation;
using MultiMarket.Domain.Simulation.Export;
using MultiMarket.Domain.Simulation.Generation;

namespace MultiMarket.Host.Generate;

/// <summary>Writes a history as files for other tools.</summary>
internal static class FilesTarget
{
    public static void Write(GenerateSettings settings, SalesHistory history, Func<string, long, GenerationMeter> open, TextWriter output)
    {
        var dirt = new DirtPlan(history.Model.Clients.All.Count, settings.DirtyPercent);
        using var meter = open("records", StarExport.CountRecords(history, settings.Orders));
        StarExport.Write(history, settings.Orders, settings.Folder!, dirt, settings.Threads, meter.Progress);
        output.WriteLine(meter.Finish());
        foreach (var name in StarExport.FileNames.Order(StringComparer.Ordinal))
        {
            var file = new FileInfo(Path.Combine(settings.Folder!, name));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {file.Length / 1000.0,12:N1} kB  {file.FullName}"));
        }

        if (dirt.Count > 0) DirtText.Write(dirt, "clients in Dim_Client.xlsx", output);
    }
}
