using System.Net;

namespace MongoDB.Driver.Core.Servers;

/// <summary>Writes an end point as <c>host:port</c>.</summary>
internal static class EndPointText
{
    public static string Of(EndPoint endPoint) => endPoint is DnsEndPoint dns ? $"{dns.Host}:{dns.Port}" : endPoint.ToString()!;
}
