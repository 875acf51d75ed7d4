using MultiMarket.Domain.Control;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Reports;

namespace MultiMarket.Host.Api;

/// <summary>Errors as problem details (RFC 9457).</summary>
internal static class Problems
{
    /// <summary>A problem whose detail tells people what to do.</summary>
    public static IResult Of(int status, string detail) => TypedResults.Problem(detail, statusCode: status);

    /// <summary>Says what there is to say of a problem that no endpoint has put into words.</summary>
    public static void Complete(ProblemDetailsContext context)
    {
        var request = context.HttpContext.Request;
        context.ProblemDetails.Detail ??= context.ProblemDetails.Status switch
        {
            StatusCodes.Status404NotFound => $"There is nothing to {request.Method} at {request.Path}; /openapi/v1.json describes what there is.",
            StatusCodes.Status405MethodNotAllowed => $"{request.Method} is not possible at {request.Path}; the header Allow says what is.",
            _ => null,
        };
    }

    /// <summary>The problem that an exception stands for; null when it is not one that callers can cause or must expect.</summary>
    public static IResult? Of(Exception exception) => exception switch
    {
        RequestException e => Of(e.Status, e.Message),
        BadHttpRequestException e => Of(e.StatusCode, e.Message),
        ReportParameterException e => Of(StatusCodes.Status400BadRequest, e.Message),
        ControlException e => Of(StatusCodes.Status409Conflict, e.Message),
        WarehouseUnavailableException e => Of(StatusCodes.Status503ServiceUnavailable, e.Message),
        TimeoutException e => Of(StatusCodes.Status504GatewayTimeout, $"The system did not answer in time: {e.Message}"),
        _ => null,
    };
}

/// <summary>A request that cannot be understood.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="detail">What was given and what is allowed.</param>
internal sealed class RequestException(int status, string detail) : Exception(detail)
{
    public int Status { get; } = status;
}
