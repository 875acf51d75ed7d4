using Akka.Actor;
using MultiMarket.Domain.Control;

namespace MultiMarket.Actors.Channels;

/// <summary>The requests for orders that are not fulfilled yet, first come, first served.</summary>
internal sealed class OrderRequests
{
    private readonly Queue<OrderRequest> _waiting = new();

    public int Count => _waiting.Count;

    /// <summary>The one whose turn it is, or null.</summary>
    public OrderRequest? First => _waiting.TryPeek(out var first) ? first : null;

    public void Add(OrderRequest request) => _waiting.Enqueue(request);

    /// <summary>Answers the first and forgets it.</summary>
    public void End(object answer) => _waiting.Dequeue().Requester.Tell(answer);

    /// <summary>Tells everybody who waits why their orders are not written, and forgets them.</summary>
    public void Fail(Func<OrderRequest, string> reason)
    {
        while (_waiting.TryDequeue(out var request)) request.Requester.Tell(new Status.Failure(new ControlException(reason(request))));
    }
}
