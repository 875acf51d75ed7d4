using Akka.Configuration;

namespace Akka.Actor;

/// <summary>Makes the strategy of the guardian that the configuration names.</summary>
public abstract class SupervisorStrategyConfigurator
{
    public abstract SupervisorStrategy Create();

    /// <exception cref="ConfigurationException">There is no such type.</exception>
    public static SupervisorStrategyConfigurator CreateConfigurator(string typeName)
    {
        var type = Type.GetType(typeName) ?? typeof(SupervisorStrategyConfigurator).Assembly.GetType(typeName);
        return type is not null && typeof(SupervisorStrategyConfigurator).IsAssignableFrom(type)
            ? (SupervisorStrategyConfigurator)Activator.CreateInstance(type)
            : throw new ConfigurationException($"Could not instantiate supervisor strategy type [{typeName}]: give a type derived from SupervisorStrategyConfigurator.");
    }
}
