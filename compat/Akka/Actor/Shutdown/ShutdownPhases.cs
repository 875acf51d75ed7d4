using Akka.Configuration;

namespace Akka.Actor;

/// <summary>Reads the phases and puts each behind those that it depends on.</summary>
internal static class ShutdownPhases
{
    public static IReadOnlyList<ShutdownPhase> InOrder(Config config)
    {
        var standard = config.GetTimeSpan("default-phase-timeout");
        var phases = config.GetConfig("phases").Root.Keys
            .Select(name => Read(name, config.GetConfig("phases").GetConfig($"\"{name}\""), standard))
            .ToDictionary(phase => phase.Name);
        var ordered = new List<ShutdownPhase>();
        foreach (var phase in phases.Values)
        {
            Append(phase, phases, ordered, []);
        }

        return ordered;
    }

    private static ShutdownPhase Read(string name, Config config, TimeSpan standard) => new(
        name,
        config.GetTimeSpan("timeout", standard),
        config.GetBoolean("recover", true),
        config.GetBoolean("enabled", true),
        [.. config.GetStringList("depends-on")]);

    private static void Append(
        ShutdownPhase phase, Dictionary<string, ShutdownPhase> phases, List<ShutdownPhase> ordered, HashSet<string> open)
    {
        if (ordered.Contains(phase))
        {
            return;
        }

        if (!open.Add(phase.Name))
        {
            throw new ArgumentException($"The phases of the coordinated shutdown depend on each other in a circle at [{phase.Name}].");
        }

        foreach (var name in phase.DependsOn)
        {
            if (phases.TryGetValue(name, out var before))
            {
                Append(before, phases, ordered, open);
            }
        }

        ordered.Add(phase);
    }
}
