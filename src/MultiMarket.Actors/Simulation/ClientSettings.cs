using MultiMarket.Domain.Simulation.Parameters;

namespace MultiMarket.Actors.Simulation;

/// <summary>The section <c>multimarket.simulation.clients</c>.</summary>
internal static class ClientSettings
{
    public static ClientParameters Read(SettingsSection section, ClientParameters defaults)
    {
        var youngest = section.Int("youngest-age", defaults.YoungestAge, 0, 120);
        var parameters = new ClientParameters
        {
            Count = section.Int("count", defaults.Count, 1, 1_000_000),
            OpenedOn = section.Day("opened-on", defaults.OpenedOn),
            SignUpMean = section.Time("sign-up-mean", defaults.SignUpMean),
            ActivitySpread = section.Number("activity-spread", defaults.ActivitySpread, 0, 5),
            ActivityCap = section.Number("activity-cap", defaults.ActivityCap, 1, 1_000_000),
            AgeMean = section.Number("age-mean", defaults.AgeMean, 0, 120),
            AgeDeviation = section.Number("age-deviation", defaults.AgeDeviation, 0, 100),
            YoungestAge = youngest,
            OldestAge = section.Int("oldest-age", defaults.OldestAge, youngest, 120),
        };
        // Orders bear dates from 2000 on, and the last sign-up must have a date too.
        if (parameters.OpenedOn.Year is < 2000 or > 2100) throw section.Wrong("opened-on", "must lie between 2000 and 2100");
        if (parameters.SignUpMean > TimeSpan.FromDays(36_500)) throw section.Wrong("sign-up-mean", "must be 36500 days at most");
        return parameters.AgeMean >= youngest && parameters.AgeMean <= parameters.OldestAge + 1
            ? parameters
            : throw section.Wrong("age-mean", "must lie between youngest-age and oldest-age");
    }
}
