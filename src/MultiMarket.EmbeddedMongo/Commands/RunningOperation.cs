namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>A command at work.</summary>
/// <param name="id">What <c>killOp</c> calls it.</param>
/// <param name="request">The command.</param>
/// <param name="started">A timestamp of the server's clock.</param>
internal sealed class RunningOperation(long id, CommandRequest request, long started)
{
    private volatile bool _killed;

    public long Id => id;

    public CommandRequest Request => request;

    public long Started => started;

    /// <summary>Whether it has been told to end.</summary>
    public bool IsKilled => _killed;

    /// <summary>Lets the command end where it next looks at its deadline.</summary>
    public void Kill() => _killed = true;
}
