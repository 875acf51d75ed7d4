using MultiMarket.Domain.Simulation.Parameters;

namespace MultiMarket.Actors.Simulation;

/// <summary>The sections <c>multimarket.simulation.fulfilment</c> and <c>returns</c>.</summary>
internal static class FulfilmentSettings
{
    // The reasons that fit any order: a change of mind, and the last one, other.
    private const int ChangeOfMind = 3;
    private const int Other = 6;

    public static FulfilmentParameters Read(SettingsSection section, FulfilmentParameters defaults) => new()
    {
        Cancelled = SimulationSettings.PerChannel(section.Below("cancelled"), defaults.Cancelled),
        PaidAtOnce = SimulationSettings.PerChannel(section.Below("paid-at-once"), defaults.PaidAtOnce),
        TakenAlong = SimulationSettings.PerChannel(section.Below("taken-along"), defaults.TakenAlong),
        PaymentMean = section.Time("payment-mean", defaults.PaymentMean),
        PreparationMean = section.Time("preparation-mean", defaults.PreparationMean),
        Carriers = section.Weights("carriers", defaults.Carriers),
        CarrierDays = section.Ints("carrier-days", defaults.CarrierDays, 1, 60),
        Late = section.Number("late", defaults.Late, 0, 1),
    };

    public static ReturnParameters Read(SettingsSection section, ReturnParameters defaults)
    {
        var first = section.Int("first-day", defaults.FirstDay, 1, 365);
        var reasons = section.Weights("reasons", defaults.Reasons);
        if (reasons[ChangeOfMind] + reasons[Other] <= 0) throw section.Wrong("reasons", "must give the fourth or the last reason a weight: the others do not fit every order");
        return new ReturnParameters
        {
            Returned = SimulationSettings.PerChannel(section.Below("returned"), defaults.Returned),
            FirstDay = first,
            LastDay = section.Int("last-day", defaults.LastDay, first, 365),
            Reasons = reasons,
        };
    }
}
