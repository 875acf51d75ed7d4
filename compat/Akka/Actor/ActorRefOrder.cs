namespace Akka.Actor;

/// <summary>Orders references by path, then by incarnation.</summary>
internal static class ActorRefOrder
{
    public static int Compare(IActorRef left, IActorRef right)
    {
        if (right is null)
        {
            return 1;
        }

        var byPath = left.Path.CompareTo(right.Path);
        return byPath != 0 ? byPath : left.Path.Uid.CompareTo(right.Path.Uid);
    }
}
