using Microsoft.Extensions.DependencyInjection;
using MultiMarket.Domain.Bi;
using MultiMarket.Domain.Reports;
using MultiMarket.Warehouse.RollUps;
using MultiMarket.Warehouse.Star;
using MultiMarket.Warehouse.Views;

namespace MultiMarket.Warehouse;

/// <summary>Registers what the warehouse offers to BI tools.</summary>
internal static class BiServices
{
    /// <summary>Adds the flat views, which are seen to in the background, <see cref="IRollUps"/> and <see cref="IStarSource"/>.</summary>
    public static IServiceCollection AddBi(this IServiceCollection services)
    {
        services.AddSingleton<FlatViews>();
        services.AddSingleton<DirtyDays>();
        services.AddSingleton<RollUpStore>();
        services.AddSingleton<RollUpRefresh>();
        services.AddSingleton<IRollUps>(provider => provider.GetRequiredService<RollUpRefresh>());
        services.AddSingleton<IStarSource, MongoStarSource>();
        services.AddHostedService<FlatViewUpkeep>();
        return services;
    }
}
