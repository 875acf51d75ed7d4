using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.HtmlRendering.Infrastructure;
using Microsoft.AspNetCore.Components.RenderTree;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MultiMarket.Dashboard.Tests.Support;

/// <summary>Renders components as HTML and counts how often something of them is drawn.</summary>
internal sealed class CountingRenderer(IServiceProvider services) : StaticHtmlRenderer(services, services.GetRequiredService<ILoggerFactory>())
{
    private int _drawings;

    public int Drawings => Volatile.Read(ref _drawings);

    public Exception? Failure { get; private set; }

    protected override Task UpdateDisplayAsync(in RenderBatch renderBatch)
    {
        Interlocked.Increment(ref _drawings);
        return base.UpdateDisplayAsync(renderBatch);
    }

    protected override void HandleException(Exception exception) => Failure ??= exception;

    protected override IComponent ResolveComponentForRenderMode(Type componentType, int? parentComponentId, IComponentActivator componentActivator, IComponentRenderMode renderMode) =>
        componentActivator.CreateInstance(componentType);
}
