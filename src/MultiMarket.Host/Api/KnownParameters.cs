namespace MultiMarket.Host.Api;

/// <summary>Refuses query parameters that an endpoint does not have: a filter that is misspelt would else mean everything.</summary>
internal static class KnownParameters
{
    /// <summary>Guards every endpoint of the group; what it knows are the parameters of its handler.</summary>
    public static TBuilder RequireKnownParameters<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.AddEndpointFilterFactory(Check);

    private static EndpointFilterDelegate Check(EndpointFilterFactoryContext handler, EndpointFilterDelegate next)
    {
        var names = handler.MethodInfo.GetParameters().Where(p => p.ParameterType == typeof(string)).Select(p => p.Name!).ToList();
        return context =>
        {
            var request = context.HttpContext.Request;
            var allowed = names.Where(name => !request.RouteValues.ContainsKey(name)).ToList();
            return request.Query.Keys.FirstOrDefault(name => !allowed.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } unknown
                ? throw new RequestException(StatusCodes.Status400BadRequest, $"There is no parameter '{unknown}'{(allowed.Count == 0 ? " here" : $"; the parameters are {string.Join(", ", allowed)}")}.")
                : next(context);
        };
    }
}
