using Microsoft.Extensions.DependencyInjection;
using MultiMarket.Domain.Ingestion;

namespace MultiMarket.Drills.Faults;

/// <summary>Puts the host's folders and store behind fault points.</summary>
internal static class Decoration
{
    public static void Apply(IServiceCollection services, FaultPoints points)
    {
        Replace<IOrderFolders>(services, inner => new FaultyFolders(inner, points));
        Replace<TimeProvider>(services, _ => points.Clock);
        Replace<IOrderStore>(services, inner => new FaultyStore(inner, points));
    }

    private static void Replace<T>(IServiceCollection services, Func<T, T> decorate)
        where T : class
    {
        var registered = services.Last(s => s.ServiceType == typeof(T));
        services.AddSingleton(provider => decorate((T)(registered.ImplementationInstance
            ?? registered.ImplementationFactory?.Invoke(provider)
            ?? ActivatorUtilities.CreateInstance(provider, registered.ImplementationType!))));
    }
}
