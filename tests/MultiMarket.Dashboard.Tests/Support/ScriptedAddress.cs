using Microsoft.AspNetCore.Components;

namespace MultiMarket.Dashboard.Tests.Support;

/// <summary>The address bar of a circuit.</summary>
internal sealed class ScriptedAddress : NavigationManager
{
    private const string Origin = "http://127.0.0.1/";

    public ScriptedAddress() => Initialize(Origin, Origin);

    protected override void NavigateToCore(string uri, NavigationOptions options)
    {
        Uri = ToAbsoluteUri(uri).AbsoluteUri;
        NotifyLocationChanged(isInterceptedLink: false);
    }
}
