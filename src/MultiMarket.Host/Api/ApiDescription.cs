using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace MultiMarket.Host.Api;

/// <summary>The OpenAPI document's own words.</summary>
internal static class ApiDescription
{
    /// <summary>Adds title, description and the bearer token.</summary>
    public static void Configure(OpenApiOptions options) => options.AddDocumentTransformer((document, _, _) =>
    {
        document.Info = new OpenApiInfo
        {
            Title = "MultiMarket",
            Version = "v1",
            Description = "Controls and watches one host. State changes and rejected files need the bearer token in control.token of the data folder.",
        };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes["token"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" };
        return Task.CompletedTask;
    });
}
