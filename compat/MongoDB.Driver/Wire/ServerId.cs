using System.Net;
using MongoDB.Driver.Core.Clusters;

namespace MongoDB.Driver.Core.Servers;

/// <summary>A server as one client sees it.</summary>
public sealed class ServerId : IEquatable<ServerId>
{
    public ServerId(ClusterId clusterId, EndPoint endPoint)
    {
        ArgumentNullException.ThrowIfNull(clusterId);
        ArgumentNullException.ThrowIfNull(endPoint);
        ClusterId = clusterId;
        EndPoint = endPoint;
    }

    public ClusterId ClusterId { get; }

    public EndPoint EndPoint { get; }

    public bool Equals(ServerId? other) => other is not null && ClusterId.Equals(other.ClusterId) && EndPoint.Equals(other.EndPoint);

    public override bool Equals(object? obj) => Equals(obj as ServerId);

    public override int GetHashCode() => HashCode.Combine(ClusterId, EndPoint);

    public override string ToString() => $"{{ ClusterId : {ClusterId}, EndPoint : \"{EndPointText.Of(EndPoint)}\" }}";
}
