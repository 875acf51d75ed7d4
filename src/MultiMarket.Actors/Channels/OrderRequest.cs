using Akka.Actor;

namespace MultiMarket.Actors.Channels;

/// <summary>Orders that are to be written at once.</summary>
/// <param name="Orders">How many.</param>
/// <param name="IsHistory">True for orders dated over the last 24 months.</param>
/// <param name="Requester">Who waits for them, or nobody.</param>
internal sealed record OrderRequest(int Orders, bool IsHistory, IActorRef Requester)
{
    /// <summary>How many are still to be written.</summary>
    public int Left { get; set; } = Orders;
}
