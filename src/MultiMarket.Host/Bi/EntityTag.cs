using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;
using MultiMarket.Domain.Bi;
using MultiMarket.Host.Security;

namespace MultiMarket.Host.Bi;

/// <summary>The entity tag of a flat table: the same as long as no order is stored. Weak, because the compressed answer shares it.</summary>
internal static class EntityTag
{
    // Grows with every change in what a table or a format looks like.
    private const int LayoutVersion = 1;

    public static EntityTagHeaderValue Of(string version, StarTable table, StarSelection selection, RowFormat format)
    {
        var text = $"{LayoutVersion}|{version}|{table.Name}|{selection.From:O}|{selection.To:O}|{string.Join(',', selection.Channels)}|{format}";
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        return new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(hash.AsSpan(0, 12))}\"", isWeak: true);
    }

    /// <summary>True when the client holds this version.</summary>
    public static bool IsKnown(HttpRequest request, EntityTagHeaderValue tag) =>
        request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false) || known == EntityTagHeaderValue.Any);

    /// <summary>Sets the headers by which caches and clients handle a table.</summary>
    public static void SetHeaders(HttpResponse response, EntityTagHeaderValue tag)
    {
        response.Headers.ETag = tag.ToString();
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.Vary = $"Accept, Accept-Encoding, Authorization, {TokenAuthentication.KeyHeader}";
    }
}

/// <summary>Tells a client that what it holds is up to date.</summary>
internal sealed class UnchangedResult(EntityTagHeaderValue tag) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        EntityTag.SetHeaders(httpContext.Response, tag);
        httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
        return Task.CompletedTask;
    }
}
