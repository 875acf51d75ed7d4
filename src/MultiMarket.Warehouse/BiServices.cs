using Microsoft.Extensions.DependencyInjection;
using MultiMarket.Domain.Bi;
using MultiMarket.Warehouse.Star;
using MultiMarket.Warehouse.Views;

namespace MultiMarket.Warehouse;

/// <summary>Registers what the warehouse offers to BI tools.</summary>
internal static class BiServices
{
    /// <summary>Adds the flat views, which are seen to in the background, and <see cref="IStarSource"/>.</summary>
    public static IServiceCollection AddBi(this IServiceCollection services)
    {
        services.AddSingleton<FlatViews>();
        services.AddSingleton<IStarSource, MongoStarSource>();
        services.AddHostedService<FlatViewUpkeep>();
        return services;
    }
}
