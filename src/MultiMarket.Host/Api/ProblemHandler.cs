using Microsoft.AspNetCore.Diagnostics;

namespace MultiMarket.Host.Api;

/// <summary>Turns exceptions into problem details; those that nobody expects go to the log in full and to the caller without detail.</summary>
internal sealed class ProblemHandler(ILogger<ProblemHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested) return true;
        var problem = Problems.Of(exception);
        if (problem is null)
        {
            logger.LogError(exception, "{Method} {Path} failed", httpContext.Request.Method, httpContext.Request.Path);
            problem = Problems.Of(StatusCodes.Status500InternalServerError, $"Unexpected {exception.GetType().Name}; the host's log has the details.");
        }

        await problem.ExecuteAsync(httpContext);
        return true;
    }
}
