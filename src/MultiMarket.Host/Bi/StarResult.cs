using System.IO.Compression;
using System.IO.Pipelines;
using Microsoft.Net.Http.Headers;
using MultiMarket.Domain.Bi;

namespace MultiMarket.Host.Bi;

/// <summary>
/// Streams a flat table. The memory does not grow with the rows: what the client has not taken holds up the reading. A failure before
/// the first row is a problem like any other; a later one breaks the connection off, so that no client takes a part for the whole.
/// </summary>
internal sealed class StarResult(StarTable table, IAsyncEnumerable<object?[]> rows, RowFormat format, EntityTagHeaderValue tag) : IResult
{
    private const int FlushAfterBytes = 64 * 1024;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var stopping = httpContext.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted, stopping);
        await using var reading = rows.GetAsyncEnumerator(cancellation.Token);
        var more = await reading.MoveNextAsync();

        var gzip = AcceptsGzip(httpContext.Request);
        SetHeaders(httpContext.Response, gzip);
        if (HttpMethods.IsHead(httpContext.Request.Method)) return;
        try
        {
            await WriteAsync(httpContext.Response, gzip, reading, more, cancellation.Token);
        }
        catch (Exception e)
        {
            httpContext.Abort();
            if (e is OperationCanceledException && cancellation.IsCancellationRequested) return;
            throw;
        }
    }

    private async Task WriteAsync(HttpResponse response, bool gzip, IAsyncEnumerator<object?[]> reading, bool more, CancellationToken cancellationToken)
    {
        var body = gzip ? new GZipStream(response.Body, CompressionLevel.Fastest, leaveOpen: true) : response.Body;
        var pipe = PipeWriter.Create(body, new StreamPipeWriterOptions(leaveOpen: true));
        var writer = RowWriter.Create(format, pipe, table.Columns);
        writer.Start();
        while (more)
        {
            writer.Write(reading.Current);
            if (pipe.UnflushedBytes > FlushAfterBytes) await pipe.FlushAsync(cancellationToken);
            more = await reading.MoveNextAsync();
        }

        writer.End();
        await pipe.CompleteAsync();
        if (gzip) await body.DisposeAsync();
    }

    private void SetHeaders(HttpResponse response, bool gzip)
    {
        EntityTag.SetHeaders(response, tag);
        if (gzip) response.Headers.ContentEncoding = "gzip";
        var (type, extension) = format switch
        {
            RowFormat.Json => ("application/json; charset=utf-8", "json"),
            RowFormat.JsonLines => ("application/x-ndjson; charset=utf-8", "jsonl"),
            _ => ("text/csv; charset=utf-8; header=present", "csv"),
        };
        response.ContentType = type;
        if (extension == "csv") response.Headers.ContentDisposition = $"attachment; filename={table.Name}.csv";
    }

    private static bool AcceptsGzip(HttpRequest request) =>
        request.GetTypedHeaders().AcceptEncoding.Any(e => e.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && e.Quality is not 0);
}
