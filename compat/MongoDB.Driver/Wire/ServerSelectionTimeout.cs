using System.Globalization;
using MongoDB.Driver.Core.Servers;

namespace MongoDB.Driver.Wire;

/// <summary>The exception for a server that did not appear in time. Its cause stands in the text, as the genuine driver has it.</summary>
internal static class ServerSelectionTimeout
{
    public static TimeoutException Create(ServerId server, TimeSpan elapsed, TimeSpan localThreshold, Exception cause)
    {
        var endPoint = EndPointText.Of(server.EndPoint);
        var milliseconds = ((long)elapsed.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        return new TimeoutException(
            $"A timeout occurred after {milliseconds}ms selecting a server using CompositeServerSelector{{ Selectors = WritableServerSelector, "
            + $"LatencyLimitingServerSelector{{ AllowedLatencyRange = {localThreshold:c} }}, OperationsCountServerSelector }}. "
            + $"Client view of cluster state is {{ ClusterId : \"{server.ClusterId}\", Type : \"Unknown\", State : \"Disconnected\", "
            + $"Servers : [{{ ServerId: \"{server}\", EndPoint: \"{endPoint}\", ReasonChanged: \"Heartbeat\", State: \"Disconnected\", "
            + $"ServerVersion: , TopologyVersion: , Type: \"Unknown\", HeartbeatException: \"{cause}\" }}] }}.");
    }
}
