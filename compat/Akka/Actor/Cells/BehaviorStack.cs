namespace Akka.Actor;

/// <summary>The behaviours of an actor, the present one on top.</summary>
internal sealed class BehaviorStack
{
    private readonly Stack<Receive> _below = new();

    public Receive Top { get; private set; }

    public void Reset(Receive first)
    {
        _below.Clear();
        Top = first;
    }

    public void Replace(Receive receive) => Top = receive;

    public void Push(Receive receive)
    {
        _below.Push(Top);
        Top = receive;
    }

    public void Pop()
    {
        if (_below.TryPop(out var previous))
        {
            Top = previous;
        }
    }
}
