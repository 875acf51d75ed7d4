using System.Net;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web.HtmlRendering;
using Microsoft.Extensions.DependencyInjection;
using MultiMarket.Dashboard.Text;

namespace MultiMarket.Dashboard.Tests.Support;

/// <summary>A page as one viewer has it open.</summary>
internal sealed class Circuit : IAsyncDisposable
{
    private readonly AsyncServiceScope _scope;
    private readonly CountingRenderer _renderer;
    private readonly HtmlRootComponent _page;

    private Circuit(AsyncServiceScope scope, CountingRenderer renderer, HtmlRootComponent page) => (_scope, _renderer, _page) = (scope, renderer, page);

    /// <summary>How often something of the page was drawn.</summary>
    public int Drawings => _renderer.Drawings;

    public static async Task<Circuit> OpenAsync<TPage>(IServiceProvider services, Reader reader)
        where TPage : IComponent
    {
        var scope = services.CreateAsyncScope();
        var renderer = new CountingRenderer(scope.ServiceProvider);
        var frame = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(CascadingValue<>.Value)] = reader,
            [nameof(CascadingValue<>.IsFixed)] = true,
            [nameof(CascadingValue<>.ChildContent)] = (RenderFragment)(builder =>
            {
                builder.OpenComponent<TPage>(0);
                builder.CloseComponent();
            }),
        });
        var page = await renderer.Dispatcher.InvokeAsync(() => renderer.BeginRenderingComponent(typeof(CascadingValue<Reader>), frame));
        return new Circuit(scope, renderer, page);
    }

    /// <summary>Goes to another address of the same page.</summary>
    public Task GoAsync(string path) => _renderer.Dispatcher.InvokeAsync(() => _scope.ServiceProvider.GetRequiredService<NavigationManager>().NavigateTo(path));

    /// <summary>What the page shows, as text with its tags.</summary>
    public async Task<string> HtmlAsync()
    {
        var html = await _renderer.Dispatcher.InvokeAsync(_page.ToHtmlString);
        if (_renderer.Failure is { } failure) throw new InvalidOperationException("The page failed", failure);
        return WebUtility.HtmlDecode(html);
    }

    public async ValueTask DisposeAsync()
    {
        await _renderer.DisposeAsync();
        await _scope.DisposeAsync();
    }
}
