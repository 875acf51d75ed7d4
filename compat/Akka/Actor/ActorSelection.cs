namespace Akka.Actor;

/// <summary>An actor by its path, looked up again for every message.</summary>
public class ActorSelection : ICanTell
{
    private readonly string[] _elements;

    internal ActorSelection(IActorRef anchor, string path)
    {
        if (path.Contains('*') || path.Contains('?'))
        {
            throw new NotSupportedException($"The selection [{path}] has a wildcard: this needs the genuine Akka package.");
        }

        Anchor = anchor;
        var system = ((LocalActorRef)anchor).Cell.SystemRef;
        var root = system.Root.Path.ToString();
        if (path.StartsWith(root, StringComparison.Ordinal))
        {
            path = path[(root.Length - 1)..];
        }
        else if (path.Contains("://", StringComparison.Ordinal))
        {
            throw new NotSupportedException($"The selection [{path}] is in another actor system: this needs the genuine Akka package.");
        }

        Anchor = path.StartsWith('/') ? system.Root : anchor;
        _elements = path.Split('#')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
    }

    public IActorRef Anchor { get; }

    public string PathString => "/" + string.Join('/', _elements);

    /// <summary>Tells the actor at the path, or the dead letters if there is none.</summary>
    public void Tell(object message, IActorRef sender = null)
    {
        sender ??= ActorCell.Current?.Self;
        if (Find() is { } target)
        {
            target.Tell(message, sender);
        }
        else if (message is Identify identify)
        {
            sender.Tell(new ActorIdentity(identify.MessageId, null), null);
        }
        else
        {
            ((LocalActorRef)Anchor).Cell.SystemRef.DeadLetters.Tell(message, sender);
        }
    }

    /// <exception cref="ActorNotFoundException">No actor at the path answered in time.</exception>
    public Task<IActorRef> ResolveOne(TimeSpan timeout) => ResolveOne(timeout, CancellationToken.None);

    /// <exception cref="ActorNotFoundException">No actor at the path answered in time.</exception>
    public async Task<IActorRef> ResolveOne(TimeSpan timeout, CancellationToken ct)
    {
        try
        {
            var identity = await this.Ask<ActorIdentity>(new Identify(null), timeout, ct).ConfigureAwait(false);
            return identity.Subject ?? throw new ActorNotFoundException("subject was null");
        }
        catch (Exception cause)
        {
            throw new ActorNotFoundException($"No actor at [{PathString}] under {Anchor}", cause);
        }
    }

    public override string ToString() => $"ActorSelection[Anchor({Anchor}), Path({PathString})]";

    private IInternalActorRef Find()
    {
        var found = (IInternalActorRef)Anchor;
        foreach (var element in _elements)
        {
            found = element == ".." ? found.Parent : found.FindChild(element);
            if (found is null)
            {
                return null;
            }
        }

        return found;
    }
}
