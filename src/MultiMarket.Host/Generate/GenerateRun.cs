using System.Globalization;
using MultiMarket.Actors.Simulation;
using MultiMarket.Domain.Simulation;
using MultiMarket.Domain.Simulation.Generation;
using MultiMarket.Host.Settings;

namespace MultiMarket.Host.Generate;

/// <summary>One run of <c>generate</c>: says what it makes, makes it, says what came of it.</summary>
internal static class GenerateRun
{
    /// <returns>False when the warehouse did not take every order.</returns>
    /// <exception cref="SettingException">The business was not open yet.</exception>
    public static async Task<bool> RunAsync(GenerateSettings settings, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var parameters = SimulationSettings.ReadFile(Path.Combine(AppContext.BaseDirectory, "hocon", "simulation.conf"));
        var model = new RetailModel(settings.Profile, parameters);
        if (settings.Days.First < model.Clients.FirstDay)
        {
            throw new SettingException(
                $"{GenerateOptions.From}: on {settings.Days.First:yyyy-MM-dd} the simulated business is not open yet; give a day from {model.Clients.FirstDay:yyyy-MM-dd} on, or let it open earlier with clients.opened-on in hocon/simulation.conf.");
        }

        var history = new SalesHistory(model, settings.Seed, settings.Days);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{settings.Orders:N0} orders from {settings.Days.First:yyyy-MM-dd} to {settings.Days.Last:yyyy-MM-dd}, profile {settings.Profile.Name}, seed {settings.Seed}, ids {history.OrderId(1)} and on"));
        output.Flush();

        Func<string, long, GenerationMeter> meter = (unit, total) => new GenerationMeter(new GenerationProgress(total, cancellationToken), unit, error, TimeProvider.System, redraw: IsTerminal(error));
        switch (settings.Target)
        {
            case GenerateTarget.Folders:
                FolderTarget.Write(settings, history, meter, output);
                return true;
            case GenerateTarget.Files:
                FilesTarget.Write(settings, history, meter, output);
                return true;
            default:
                return await WarehouseTarget.StoreAsync(settings, history, meter, output, cancellationToken);
        }
    }

    private static bool IsTerminal(TextWriter error) => ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected;
}
