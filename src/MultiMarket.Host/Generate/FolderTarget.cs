using System.Globalization;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Simulation;
using MultiMarket.Domain.Simulation.Generation;

namespace MultiMarket.Host.Generate;

/// <summary>Writes a history into the source folders, where a running host takes it in at once and a stopped one at its next start.</summary>
internal static class FolderTarget
{
    public static void Write(GenerateSettings settings, SalesHistory history, Func<string, long, GenerationMeter> open, TextWriter output)
    {
        var folders = new OrderFolders(settings.Host.DataFolder);
        folders.Create();
        var dirt = new DirtPlan(settings.Orders, settings.DirtyPercent);
        using var meter = open("files", OrderFileGeneration.CountFiles(settings.Orders, dirt));
        OrderFileGeneration.Write(history, settings.Orders, folders, dirt, settings.Threads, meter.Progress);
        output.WriteLine(meter.Finish());
        foreach (var channel in Channel.All) output.WriteLine($"  {folders.SourceFolder(channel)}");
        if (dirt.Count == 0) return;

        DirtText.Write(dirt, "files on top of the orders", output);
        var codes = DirtKinds.All.Where(k => k.ViolationCode() is not null).Select(k => string.Create(CultureInfo.InvariantCulture, $"{dirt.CountOf(k):N0} {k.ViolationCode()}"));
        var rejected = dirt.Count - dirt.CountOf(DirtKind.Duplicate);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"The ingest will find {settings.Orders:N0} orders, {dirt.CountOf(DirtKind.Duplicate):N0} duplicates and {rejected:N0} files to reject: {string.Join(", ", codes)}"));
    }
}
